import "server-only";
import type { Actor } from "@/lib/access/actor";
import { reachesFor } from "@/lib/access/reach";
import type { Measure } from "@/lib/domain/sites/cultivation/types";
import { readableSites } from "@/lib/domain/sites/lifecycle/policy";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** The cultivation plan of a site that the actor reads, by due day. */
export async function listMeasures(actor: Actor, siteId: string): Promise<Measure[]> {
  const visible = readableSites(actor, await reachesFor(actor, "site.read"));
  return rows<Measure>(sql`
    select m.id, m.text, m.helper, m.due_on as "dueOn", m.done_on as "doneOn", m.result,
      m.done_on is null and m.due_on < (now() at time zone 'Asia/Shanghai')::date as "isLate"
    from site_measure m join demonstration_site s on s.id = m.site_id
    join organisation o on o.id = s.organisation_id
    where m.site_id = ${siteId}::uuid and ${visible} order by m.due_on, m.id`);
}
