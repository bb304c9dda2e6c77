import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { organisationsWithin, reachesFor } from "@/lib/access/reach";
import { spanOf } from "@/lib/access/roles";
import { covers } from "@/lib/domain/counters/scope/queries";
import type { RegionFacts } from "@/lib/domain/counters/types";
import { row, rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** Where a viewer can go from a region: the regions above it and those beside it, within reach. */
export interface Nearby {
  above: string[];
  siblings: { code: string; name: string }[];
}

/** Those of some regions whose figures the viewer reaches. */
export async function reachableRegions(actor: Actor, codes: readonly string[]): Promise<string[]> {
  if (codes.length === 0) return [];
  const [reaches, found] = await Promise.all([
    reachesFor(actor, "dashboard.read"),
    rows<{ code: string; nodeCode: string }>(sql`
      select code, node_code as "nodeCode" from region
      where code = any (${codes}::text[]) and level <> 'village'`),
  ]);
  const reached = found.filter((place) => reaches.some((reach) => covers(reach, place)));
  const known = new Set(reached.map(({ code }) => code));
  return codes.filter((code) => known.has(code));
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

/** From the province down to an organisation, each with whether the viewer may open its figures. */
export interface OrganisationTrail {
  regions: { code: string; name: string; isReachable: boolean }[];
  organisation: { id: string; name: string; isReachable: boolean };
}

/** The places above an organisation and itself; null for one that is not there. One statement. */
export async function findTrail(actor: Actor, id: string): Promise<OrganisationTrail | null> {
  const reaches = await reachesFor(actor, "dashboard.read");
  const found = await row<{
    name: string;
    isReachable: boolean;
    regions: { code: string; name: string; nodeCode: string }[];
  }>(sql`
    select o.name, ${organisationsWithin(reaches, "o")} as "isReachable",
      (select json_agg(json_build_object('code', up.code, 'name', up.name, 'nodeCode', up.node_code)
          order by length(up.path))
        from region up where up.code = any (string_to_array(rtrim(r.path, '/'), '/'))
          and up.level <> 'village') as regions
    from organisation o join region r on r.code = o.region_code where o.id = ${id}::uuid`);
  if (!found) return null;
  const regions = found.regions.map(({ code, name, nodeCode }) => {
    return { code, name, isReachable: reaches.some((reach) => covers(reach, { code, nodeCode })) };
  });
  const { name, isReachable } = found;
  return { regions, organisation: { id, name, isReachable } };
}

const ORDER = ["province", "city", "county", "township"];

/** Where a person's dashboards begin: the country of several provinces, their widest region, or their own page. */
export function dashboardHome(actor: StaffActor): string {
  const regions = actor.grants
    .filter(({ role, regionLevel }) => {
      const span = spanOf(role, "dashboard.read");
      return span !== undefined && span !== "own" && ORDER.includes(regionLevel);
    })
    .sort((a, b) => ORDER.indexOf(a.regionLevel) - ORDER.indexOf(b.regionLevel));
  const [widest] = regions;
  const provinces = regions.filter(({ regionLevel }) => regionLevel === "province");
  if (new Set(provinces.map(({ regionCode }) => regionCode)).size > 1) return "/desk/national";
  return widest
    ? `/desk/dashboard/${widest.regionCode}`
    : `/desk/organisations/${actor.organisation.id}`;
}
