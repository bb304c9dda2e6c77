import "server-only";
import { type Statement, sql } from "@/lib/platform/sql";

/**
 * The 条线 of the unit that a task names as lead (a name or a column), null where it is the carrier's own
 * lead or no unit of the place.
 */
export function leadLine(
  place: { regionCode: string; carrierCode: string | null },
  leadName: string | Statement,
): Statement {
  return sql`(
    select o.line from organisation o
    where o.region_code = ${place.regionCode} and o.name = ${leadName} and o.line is not null
      and not exists (
        select 1 from lead_duty d join carrier c on c.code = d.carrier_code
        where d.organisation_id = o.id and d.role = 'lead'
          and (c.code = ${place.carrierCode} or c.parent_code = ${place.carrierCode}))
      and not (${place.carrierCode}::text is null and o.kind = 'office')
    limit 1)`;
}
