import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { requireManaged } from "@/lib/domain/reviews/chains/policy";
import { RETURN_REASONS, type StandardReason } from "@/lib/domain/reviews/labels";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import type { OfficeReason } from "./types";

/**
 * The reasons that a reviewer can choose: those of the offices of their regions and upward, the nearest
 * first, then those that are always offered; no words twice.
 */
export async function listReasons(actor: StaffActor): Promise<StandardReason[]> {
  const grants = [...actor.grants, ...(actor.delegated ?? [])];
  const found = await rows<StandardReason>(sql`
    select s.field, s.text from standard_reason s
    join region r on r.code = s.region_code
    where exists (select 1 from region own
      where own.code = any (${grants.map((grant) => grant.regionCode)}::text[])
        and own.path like r.path || '%')
    order by length(r.path) desc, s.region_code, s.position, s.id`);
  const texts = new Set<string>();
  return [...found, ...RETURN_REASONS].filter(({ text }) => {
    const isNew = !texts.has(text);
    texts.add(text);
    return isNew;
  });
}

/** The reasons that the office of a region keeps, in its order. */
export async function listOfficeReasons(
  actor: StaffActor,
  regionCode: string,
): Promise<OfficeReason[]> {
  requireManaged(actor, regionCode);
  return rows<OfficeReason>(sql`
    select id, field, text, position, version from standard_reason
    where region_code = ${regionCode} order by position, id`);
}
