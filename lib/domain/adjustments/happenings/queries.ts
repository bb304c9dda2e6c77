import "server-only";
import type { Actor } from "@/lib/access/actor";
import { getAssignment } from "@/lib/domain/assignments/queries";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import type { Happening } from "./types";

const MOST = 200;

// What reports and reviews show by themselves is not told twice.
const TOLD_BY_REPORTS = sql`('submitted', 'returned', 'approved', 'accepted')`;

const DELIVERIES = sql`
  select k.delivered_at as at, r.name as by, '' as note, 'delivered' as kind,
    jsonb_build_object('listId', l.id, 'listTitle', l.title, 'listVersion', l.list_version) as more
  from one join acknowledgement k on k.organisation_id = one.organisation_id
  join task_list l on l.id = k.list_id and l.year = one.year
  join region r on r.code = l.region_code
  where exists (select 1 from task t where t.list_id = l.id and t.root_task_id = one.root_task_id)
  union all
  select k.acknowledged_at, coalesce(k.acknowledged_by_name, ''), '', 'acknowledged',
    jsonb_build_object('listId', l.id, 'listTitle', l.title, 'listVersion', l.list_version)
  from one join acknowledgement k on k.organisation_id = one.organisation_id
  join task_list l on l.id = k.list_id and l.year = one.year
  where k.acknowledged_at is not null and exists (
    select 1 from task t where t.list_id = l.id and t.root_task_id = one.root_task_id)`;

const EVENTS = sql`
  select e.at, '', coalesce(e.reason, ''),
    case when e.from_status = e.to_status then 're_dated' else 'moved' end,
    case when e.from_status = e.to_status then jsonb_build_object('dueOn', e.due_on)
      else jsonb_build_object('from', e.from_status, 'to', e.to_status) end
  from one join assignment_event e on e.assignment_id = one.id
  where e.to_status not in ${TOLD_BY_REPORTS} or e.from_status = e.to_status`;

const REQUESTS = sql`
  select j.created_at, j.requested_by_unit || ' ' || j.requested_by_name,
    case when j.kind = 'extension' then '延到 ' || to_char(j.wanted_due_on, 'FMMM 月 FMDD 日')
      else '目标改为 ' || trim_scale(j.wanted_target)::text end || '：' || j.reason,
    'requested', jsonb_build_object('adjustmentId', j.id)
  from one join adjustment j on j.assignment_id = one.id
  union all
  select s.at, case when s.by_id is null then '系统' else s.unit_name || ' ' || s.by_name end,
    s.note, case s.decision when 'agree' then 'agreed' when 'refuse' then 'refused'
      when 'skip' then 'skipped' else 'taken_back' end,
    jsonb_build_object('adjustmentId', j.id)
  from one join adjustment j on j.assignment_id = one.id
  join adjustment_step s on s.adjustment_id = j.id`;

// An answer is to everybody who is asked the task: it says nothing of who raised a voice.
const ANSWERS = sql`
  select v.at, v.unit_name, v.text, 'answered', '{}'::jsonb
  from one join voice_answer v on v.root_task_id = one.root_task_id and v.year = one.year`;

const OPENINGS = sql`
  select w.requested_at, coalesce(w.requested_by_name, ''), w.reason, 'opening_asked', '{}'::jsonb
  from one join window_opening w on w.assignment_id = one.id
  where w.requested_by_id is not null
  union all
  select w.decided_at, concat_ws(' ', w.decided_by_unit, w.decided_by_name),
    case when w.state = 'refused' or w.requested_by_id is null then w.note
      else coalesce(nullif(w.note, '同意'), '') end,
    case w.state when 'opened' then 'opened' else 'opening_refused' end,
    jsonb_build_object('untilOn', w.until_on)
  from one join window_opening w on w.assignment_id = one.id
  where w.state <> 'waiting'`;

// What a pause did to the due day is told by its event; here is what was decided while work was left.
const PAUSES = sql`
  select found.at, found.by, found.note, found.kind, found.more
  from one join region n on n.code = one.node_code
  join task_pause p on p.root_task_id = one.root_task_id and p.year = one.year
  join region r on r.code = p.region_code
    and (r.code = one.township_code or n.path like r.path || '%')
  cross join lateral (
    select p.at, p.by_unit || ' ' || p.by_name as by, p.reason as note, 'paused' as kind,
      jsonb_build_object('untilOn', p.until_on) as more
    union all
    select p.ended_at, p.ended_by_name, '', 'resumed', '{}'::jsonb where p.ended_by_name is not null
  ) found
  where one.is_asked and (one.done_at is null or found.at < one.done_at)`;

/**
 * What happened to an assignment beside its reports and reviews, newest first: delivered and
 * acknowledged, begun, re-dated, cancelled or restored with the reason, opened or paused, asked to change with every
 * level's word, and the issuer's answers. `not_found` where the assignment is not seen. One statement.
 */
export async function listHappenings(actor: Actor, assignmentId: string): Promise<Happening[]> {
  const { id } = await getAssignment(actor, assignmentId);
  const found = await rows<{
    at: string;
    by: string;
    note: string;
    kind: string;
    more: object;
  }>(sql`
    with one as (select id, organisation_id, root_task_id, year, node_code, township_code,
        done_at, not awaiting as is_asked from assignment
      where id = ${id}::bigint)
    select to_json(found.at) #>> '{}' as at, found.by, found.note, found.kind, found.more
    from (${DELIVERIES} union all ${EVENTS} union all ${REQUESTS} union all ${ANSWERS}
      union all ${OPENINGS} union all ${PAUSES}) found
    order by found.at desc limit ${MOST}`);
  return found.map(({ more, ...rest }) => ({ ...rest, ...more }) as Happening);
}
