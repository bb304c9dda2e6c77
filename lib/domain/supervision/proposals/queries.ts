import "server-only";
import { TODAY } from "@/lib/access/today";
import { isClosed } from "@/lib/domain/regions/closings/queries";
import { type Statement, sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";
import { STEPS_ON } from "../escalation/queries";
import { ACCEPTED_FOR, DEFAULT_STEPS } from "../escalation/rules";
import { ORDER_KIND_LABELS } from "../labels";

/** What is older than the calendar counts as this late. */
const VERY_LATE = 400;

/** The day that counts for an assignment `a`: of a return its own date, where that is later. */
const DUE = sql`(case when a.status = 'returned' then greatest(a.due_on, a.return_due_on) else a.due_on end)`;

/** Of an assignment `a`: the unit still owes it and its day has passed. */
export const IS_LATE = sql`(a.status in ('not_started', 'drafting', 'returned')
  and not (a.awaiting and a.status = 'not_started') and ${DUE} < ${TODAY} and not ${isClosed("a")})`;

/** Of a late assignment `a`: nothing speaks against chasing it. */
const IS_CHASED = sql`(${IS_LATE} and coalesce(a.paused_until < ${TODAY}, true)
  and coalesce(a.opened_until < ${TODAY}, true)
  and not exists (select 1 from adjustment j
    where j.assignment_id = a.id and j.kind = 'extension' and j.status = 'waiting')
  and not exists (select 1 from window_opening w where w.assignment_id = a.id and w.state = 'waiting'))`;

// Offices and commissions are chased from the level above; at the top nobody chases them.
const LATE = sql`
  select a.id, a.organisation_id, o.node_code, a.year, due.on_day, coalesce(c.late, ${VERY_LATE}) as late,
    case when o.kind in ('office', 'commission') then n.parent_code else n.code end as region_code
  from assignment a
  join organisation o on o.id = a.organisation_id and o.valid_to is null
  join region n on n.code = o.node_code
  cross join lateral (select ${DUE} as on_day) due
  left join calendar c on c.day = due.on_day
  where ${IS_CHASED}`;

/**
 * An order of the step `kind` has been there for the late assignment `l` since it fell due: sent, or decided
 * against. One that ended with the work done says nothing about new lateness, and an accepted answer holds
 * for a while only.
 */
function isCovered(kind: Statement): Statement {
  return sql`exists (select 1 from supervision_order x
    left join calendar accepted on accepted.day = (x.closed_at at time zone 'Asia/Shanghai')::date
    where x.organisation_id = l.organisation_id and x.kind = ${kind} and x.status <> 'proposed'
      and x.assignment_ids @> array[l.id] and x.close_kind is distinct from 'done'
      and (x.proposed_at at time zone 'Asia/Shanghai')::date > l.on_day
      and not (x.close_kind is not distinct from 'accepted'
        and coalesce(accepted.late, 0) >= ${ACCEPTED_FOR}))`;
}

const LABEL = (kind: Statement) => sql`(${Object.values(ORDER_KIND_LABELS)}::text[])[
  array_position(${Object.keys(ORDER_KIND_LABELS)}::text[], ${kind}::text)]`;

const COUNTED = (
  today: Day,
) => sql`'截至 ' || ${dayWords(today)}::text || '，' || count(*) || ' 项任务超期，最久的超期 '
  || max(l.late) || ' 个工作日'`;

function dayWords(day: Day): string {
  return `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8, 10))} 日`;
}

const FIRST = (today: Day) => sql`
  select l.organisation_id, l.region_code, s.kind, array_agg(l.id order by l.id) as ids,
    null::uuid as previous_id, min(l.node_code) as node_code, max(l.year) as year,
    ${COUNTED(today)} || '；到期满 ' || min(s.after_days) || ' 个工作日仍没有报的，提议' || ${LABEL(sql`s.kind`)}
      as ground
  from late l join step s on s.region_code = l.region_code and s.is_first
  where l.late >= s.after_days and not ${isCovered(sql`s.kind`)}
  group by l.organisation_id, l.region_code, s.kind`;

const PLACE_OF = sql`array_position(${DEFAULT_STEPS.map((step) => step.kind)}::supervision_order_kind[], p.kind) - 1`;

const NEXT = (today: Day) => sql`
  select l.organisation_id, p.region_code, s.kind, array_agg(distinct l.id) as ids,
    min(p.id::text)::uuid as previous_id, min(l.node_code) as node_code, max(l.year) as year,
    ${COUNTED(today)} || '；上一步“' || min(${LABEL(sql`p.kind`)}) || '”'
      || case when bool_or(p.status = 'closed') then '的答复没有得到认可'
        else '到期 ' || max(coalesce(gone.late, ${VERY_LATE})) || ' 个工作日没有答复' end
      || '，提议' || ${LABEL(sql`s.kind`)} as ground
  from supervision_order p
  join lateral (select s.* from step s where s.region_code = p.region_code and s.place > ${PLACE_OF}
    order by s.place limit 1) s on true
  join late l on l.organisation_id = p.organisation_id and l.id = any (p.assignment_ids)
  left join calendar gone on gone.day = p.due_on
  where ((p.status = 'released' and p.due_on < ${TODAY}
      and coalesce(gone.late, ${VERY_LATE}) >= s.after_days)
    or (p.status = 'closed' and p.close_kind = 'insufficient'))
    and not ${isCovered(sql`s.kind`)}
  group by l.organisation_id, p.region_code, s.kind`;

/**
 * What the rules propose today, as the last of a list of `with` parts named `candidate`: one row for each
 * organisation, region and step, with its assignments and its ground in words.
 */
export function candidates(today: Day, calendar: { days: Day[]; late: number[] }): Statement {
  return sql`
    calendar as materialized (select * from unnest(${calendar.days}::date[], ${calendar.late}::int[])
      as c(day, late)),
    step as materialized ${STEPS_ON},
    late as materialized (${LATE}),
    candidate as materialized (
      select distinct on (organisation_id, region_code, kind) * from (
        ${FIRST(today)} union all ${NEXT(today)}) found
      where region_code is not null
      order by organisation_id, region_code, kind, cardinality(ids) desc)`;
}
