import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { TaskScope } from "@/lib/access/reach";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";

/** Of a lead duty `d`: it holds on a day. */
export function holdsOn(day: Day): Statement {
  return sql`(d.valid_from <= ${day}::date and (d.valid_to is null or d.valid_to > ${day}::date))`;
}

/**
 * Which tasks an organisation leads on a day: those of the carriers it leads then, and those of issued
 * lists that name its 条线. Empty for an organisation that leads nothing: then no task is its own.
 */
export async function leadScopes(
  _actor: Actor,
  { organisationId, day }: { organisationId: string; day: Day },
): Promise<TaskScope[]> {
  const found = await rows<{ carrierCode: string | null; line: string | null }>(sql`
    select d.carrier_code as "carrierCode", o.line
    from organisation o
    left join lead_duty d on d.organisation_id = o.id and d.role = 'lead' and ${holdsOn(day)}
    where o.id = ${organisationId}::uuid
    order by d.carrier_code`);
  return found.map((one) => ({ ...one, coordination: false }));
}
