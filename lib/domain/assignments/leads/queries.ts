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
  actor: Actor,
  { organisationId, day }: { organisationId: string; day: Day },
): Promise<TaskScope[]> {
  const found = await scopesOf(actor, { organisationIds: [organisationId], day });
  return found.get(organisationId) ?? [];
}

/** The same for several organisations by one statement. */
export async function scopesOf(
  _actor: Actor,
  { organisationIds, day }: { organisationIds: readonly string[]; day: Day },
): Promise<Map<string, TaskScope[]>> {
  const found = await rows<{ id: string; carrierCode: string | null; line: string | null }>(sql`
    select o.id::text as id, d.carrier_code as "carrierCode", o.line
    from organisation o
    left join lead_duty d on d.organisation_id = o.id and d.role = 'lead' and ${holdsOn(day)}
    where o.id = any (${organisationIds}::uuid[])
    order by o.id, d.carrier_code`);
  const scopes = new Map<string, TaskScope[]>();
  for (const { id, ...one } of found)
    scopes.set(id, [...(scopes.get(id) ?? []), { ...one, coordination: false }]);
  return scopes;
}
