import "server-only";
import type { Actor } from "@/lib/access/actor";
import { assignmentsWithin, requireReaches } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import type { FedValue } from "./types";

/** The last value of each task that systems feed for an organisation in a year, with source and time. */
export async function listFedValues(
  actor: Actor,
  { organisationId, year }: { organisationId: string; year: number },
): Promise<FedValue[]> {
  const reaches = await requireReaches(actor, "assignment.read");
  return rows<FedValue>(sql`
    select * from (
      select distinct on (a.root_task_id) a.id::text as id, t.title as "taskTitle",
        t.code as "taskCode", a.year, a.period, t.frequency,
        json_build_object('form', t.form, 'unit', t.unit) as facts,
        trim_scale(a.numerator)::text as numerator, trim_scale(a.denominator)::text as denominator,
        trim_scale(a.value)::text as value, a.fed_source as "sourceName",
        to_json(a.observed_at) #>> '{}' as "observedAt",
        (select count(*)::int from assignment other
          where other.organisation_id = a.organisation_id and other.root_task_id = a.root_task_id
            and other.year = a.year and other.awaiting and other.status = 'not_started'
            and other.due_on < ${TODAY}) as missing
      from assignment a join task t on t.id = a.task_id
      where a.organisation_id = ${organisationId}::uuid and a.year = ${year}
        and a.fed_source is not null and a.done_at is not null and ${assignmentsWithin(reaches, "a")}
      order by a.root_task_id, a.period desc
    ) last order by "taskCode"`);
}
