import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { assignmentsWithin, hasVerb, reachesFor } from "@/lib/access/reach";
import { rows } from "@/lib/platform/db";
import { forbidden } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { raisedBy } from "./policy";
import type { Doubt, DoubtsPage } from "./types";

const LISTED = 50;

async function listWhere(
  actor: StaffActor,
  condition: Statement,
  order: Statement,
): Promise<Doubt[]> {
  const answering = assignmentsWithin(await reachesFor(actor, "doubt.answer"), "a");
  const mine = sql`d.raised_by_id = any (${raisedBy(actor)}::uuid[])`;
  return rows<Doubt>(sql`
    select d.id, d.assignment_id::text as "assignmentId", t.code as "taskCode", t.title as "taskTitle",
      o.name as "organisationName", concat_ws(' ', n.name, tr.name) as place, a.year, a.period,
      t.frequency, d.reason, d.state, d.raised_by_name as "raisedByName",
      d.raised_by_unit as "raisedByUnit", to_json(d.raised_at) #>> '{}' as "raisedAt", d.answer,
      d.answered_by_name as "answeredByName", d.answered_by_unit as "answeredByUnit",
      to_json(d.answered_at) #>> '{}' as "answeredAt", d.version,
      d.state = 'open' and not ${mine} and r.submitted_by_id <> ${actor.accountId}::uuid
        and ${answering} as "mayAnswer",
      d.state = 'open' and ${mine} as "mayWithdraw"
    from doubt d
    join assignment a on a.id = d.assignment_id
    join report r on r.id = d.report_id
    join task t on t.id = a.task_id
    join organisation o on o.id = a.organisation_id
    join region n on n.code = a.node_code
    left join region tr on tr.code = a.township_code
    where ${condition} ${order} limit ${LISTED}`);
}

const OLDEST = sql`order by d.raised_at, d.id`;
const NEWEST = sql`order by coalesce(d.answered_at, d.raised_at) desc, d.id`;

/**
 * What waits for the actor's answer, what the actor (or whom they stand in for) raised, and what was settled
 * of both. Throws `forbidden` for who neither reviews nor answers.
 */
export async function getDoubts(actor: StaffActor): Promise<DoubtsPage> {
  if (!hasVerb(actor, "report.review") && !hasVerb(actor, "doubt.answer")) throw forbidden();
  const answering = assignmentsWithin(await reachesFor(actor, "doubt.answer"), "a");
  const mine = sql`d.raised_by_id = any (${raisedBy(actor)}::uuid[])`;
  const [toAnswer, raised, settled] = await Promise.all([
    listWhere(actor, sql`d.state = 'open' and not ${mine} and ${answering}`, OLDEST),
    listWhere(actor, sql`d.state = 'open' and ${mine}`, OLDEST),
    listWhere(actor, sql`d.state <> 'open' and (${mine} or ${answering})`, NEWEST),
  ]);
  return { toAnswer, raised, settled };
}
