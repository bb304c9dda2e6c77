import "server-only";
import type { Actor } from "@/lib/access/actor";
import { row } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import type { Standing } from "./types";

/**
 * The other voices about an assignment, its changes after approval and its last doubt, in one statement. The
 * caller has shown that the actor reviews it.
 */
export async function getStanding(_actor: Actor, assignmentId: string): Promise<Standing> {
  const found = await row<Standing>(sql`
    select a.times_reopened as "timesReopened", a.is_doubted as "isDoubted",
      case when a.experienced_value is not null then json_build_object(
        'value', a.experienced_value::float8, 'count', coalesce(a.experienced_count, 0)) end
        as experienced,
      case when a.approved_in is not null then json_build_object(
        'approvedById', approval.reviewer_id, 'approvedForId', approval.for_id) end as approval,
      verified.facts as verified, doubt.facts as doubt
    from assignment a
    left join lateral (
      select v.reviewer_id, v.for_id from report r join review v on v.report_id = r.id
      where r.assignment_id = a.id and r.revision = a.revision and v.decision = 'approve'
      order by v.at desc, v.id desc limit 1) approval on true
    left join lateral (
      select json_build_object('numerator', trim_scale(v.numerator)::text,
        'denominator', trim_scale(v.denominator)::text, 'value', trim_scale(v.value)::text,
        'kind', v.kind, 'method', v.method, 'byName', v.by_name, 'byUnit', v.by_unit,
        'at', v.at) as facts
      from verification v where v.assignment_id = a.id and a.verified_at is not null order by v.at desc, v.id desc limit 1
    ) verified on true
    left join lateral (
      select json_build_object('state', d.state, 'reason', d.reason, 'raisedByName', d.raised_by_name,
        'raisedByUnit', d.raised_by_unit, 'raisedAt', d.raised_at, 'answer', d.answer,
        'answeredByUnit', d.answered_by_unit) as facts
      from doubt d where d.assignment_id = a.id order by d.raised_at desc limit 1
    ) doubt on true
    where a.id = ${assignmentId}`);
  if (!found) throw notFound("待审事项");
  return found;
}
