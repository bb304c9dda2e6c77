import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { SetUpStart } from "@/lib/domain/people/setup/types";
import { row } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { sql } from "@/lib/platform/sql";

/** True once anybody has an account; until then the first-run page stands open. */
export async function hasAccounts(_actor: Actor): Promise<boolean> {
  const found = await row<{ any: boolean }>(sql`select exists (select 1 from account) as any`);
  return found?.any ?? false;
}

/** The region that hosts the platform, or null while no regions are loaded. */
export async function findSetUpStart(_actor: Actor): Promise<SetUpStart | null> {
  const region = await row<{ name: string }>(
    sql`select name from region where code = ${env().HOST_REGION}`,
  );
  return region ? { regionName: region.name, suggestedName: `${region.name}纪委监委` } : null;
}
