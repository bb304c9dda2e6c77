import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/**
 * A region, those directly beneath it and those above it up to the reader's own rights, to choose from. Names
 * only: what is shown of one is decided where it is read.
 */
export async function listRegionsAround(
  actor: StaffActor,
  regionCode: string,
): Promise<{ value: string; label: string }[]> {
  const own = actor.grants.map((grant) => grant.regionCode);
  return rows<{ value: string; label: string }>(sql`
    select r.code as value, r.name as label
    from region here join region r on r.valid_to is null and r.level in ('province', 'city', 'county')
      and (r.parent_code = here.code or here.path like r.path || '%')
    where here.code = ${regionCode} and exists (select 1 from region mine
      where mine.code = any (${own}::text[]) and r.path like mine.path || '%')
    order by length(r.path), r.code`);
}
