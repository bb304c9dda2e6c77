import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { TaskScope } from "@/lib/access/reach";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** Which tasks an organisation leads: those of its carriers, and those that name its 条线. */
export async function leadScopes(_actor: Actor, organisationId: string): Promise<TaskScope[]> {
  const found = await rows<{ carrierCode: string | null; line: string | null }>(sql`
    select d.carrier_code as "carrierCode", o.line
    from organisation o
    left join lead_duty d on d.organisation_id = o.id and d.role = 'lead'
    where o.id = ${organisationId}::uuid`);
  return found.map((one) => ({ ...one, coordination: false }));
}
