import "server-only";
import type { Actor } from "@/lib/access/actor";
import { publicProfileSchema } from "@/lib/domain/sites/profile/schema";
import type { PublicProfile } from "@/lib/domain/sites/profile/types";
import { row } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { sql } from "@/lib/platform/sql";

/** The public site of this installation as its office set it; unset facts are left out. */
export async function getPublicProfile(_actor: Actor): Promise<PublicProfile> {
  const regionCode = env().HOST_REGION;
  const found = await row<{
    regionName: string | null;
    value: unknown;
    isDemonstration: boolean;
  }>(sql`
    select (select name from region where code = ${regionCode}) as "regionName",
      (select value from setting where key = 'public_site') as value,
      exists (select 1 from setting where key = 'demonstration') as "isDemonstration"`);
  const regionName = found?.regionName ?? "";
  const set = publicProfileSchema.parse(found?.value ?? {});
  return {
    regionCode,
    regionName,
    name: set.name ?? "清廉建设公共服务平台",
    sponsor: set.sponsor ?? `${regionName}清廉建设领导小组办公室`,
    isDemonstration: found?.isDemonstration ?? false,
    facts: set.facts,
  };
}
