import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { spanOf } from "@/lib/access/roles";
import { getFigureScope } from "@/lib/domain/counters/scope/queries";
import type { RegionFacts } from "@/lib/domain/counters/types";
import { rows } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/** Where a viewer can go from a region: the regions above it and those beside it, within reach. */
export interface Nearby {
  above: string[];
  siblings: { code: string; name: string }[];
}

async function isReachable(actor: Actor, code: string): Promise<boolean> {
  try {
    await getFigureScope(actor, code);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** Those of some regions whose figures the viewer reaches. */
export async function reachableRegions(actor: Actor, codes: readonly string[]): Promise<string[]> {
  const reached = await Promise.all(codes.map((code) => isReachable(actor, code)));
  return codes.filter((_, index) => reached[index]);
}

/** The codes above a region that the viewer reaches, and its siblings where the parent is reached. */
export async function readNearby(actor: Actor, region: RegionFacts): Promise<Nearby> {
  const codes = region.trail.slice(0, -1).map((one) => one.code);
  const above = await reachableRegions(actor, codes);
  const parent = codes.at(-1);
  const siblings =
    parent && above.includes(parent)
      ? await rows<{ code: string; name: string }>(sql`
          select code, name from region
          where parent_code = ${parent} and (valid_to is null or valid_to > current_date)
          order by code`)
      : [];
  return { above, siblings };
}

const ORDER = ["province", "city", "county", "township"];

/** Where a person's dashboards begin: their widest region, or their own organisation's page. */
export function dashboardHome(actor: StaffActor): string {
  const regions = actor.grants
    .filter(({ role, regionLevel }) => {
      const span = spanOf(role, "dashboard.read");
      return span !== undefined && span !== "own" && ORDER.includes(regionLevel);
    })
    .sort((a, b) => ORDER.indexOf(a.regionLevel) - ORDER.indexOf(b.regionLevel));
  const [widest] = regions;
  return widest
    ? `/desk/dashboard/${widest.regionCode}`
    : `/desk/organisations/${actor.organisation.id}`;
}
