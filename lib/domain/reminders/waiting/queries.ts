import "server-only";
import { IS_SUPERVISION, ISSUED_ORIGINALS } from "@/lib/access/reach";
import { RIGHTS, type Span, type Verb } from "@/lib/access/roles";
import { TODAY } from "@/lib/access/today";
import { isClosed } from "@/lib/domain/regions/closings/queries";
import type { Role } from "@/lib/platform/generated/prisma/enums";
import { type Statement, sql } from "@/lib/platform/sql";
import { HELD_TODAY } from "../own/queries";

/*
 * For one person, `reachesFor` turns rights into reaches and `directReaches` narrows them to what waits for
 * that person directly. Here the same is said once for all accounts, as rows (`piece`), and joined with
 * what waits: a reach at a time would be thousands of statements. A test holds both against each other.
 */

const ORDER = sql`(array['province', 'city', 'county', 'township', 'village', 'unit'])`;

function spansOf(verb: Verb): { roles: Role[]; spans: Span[] } {
  const roles = (Object.keys(RIGHTS) as Role[]).filter((role) => RIGHTS[role][verb]);
  return { roles, spans: roles.flatMap((role) => RIGHTS[role][verb] ?? []) };
}

// Who stands in during leave has the other's rights, and passes over what the other entered.
const STANDING_IN = sql`
  union all
  select g.role, g.region_code, g.carrier_code, a.id, i.id, o.line, o.id
  from delegation d join account i on i.id = d.to_account_id and i.status = 'active'
  join account a on a.id = d.from_account_id
  join role_grant g on g.account_id = a.id and ${HELD_TODAY}
  join organisation o on o.id = a.organisation_id
  where d.ended_at is null and ${TODAY} between d.valid_from and d.valid_to`;

function holders(verb: Verb, isDelegable: boolean): Statement {
  const { roles, spans } = spansOf(verb);
  return sql`
    select h.*, v.span, r.level::text as level, r.node_code,
      case when r.level = 'township' then r.code end as township_code,
      case when r.level = 'township' then r.node_code else r.code end as root_code,
      ${ORDER}[array_position(${ORDER},
        case when r.is_direct_county then 'county' else r.level::text end) + 1:] as below,
      r.level in ('province', 'city') and exists (select 1 from region c
        where c.parent_code = r.code and c.level in ('city', 'county')) as is_wide
    from (
      select g.role, g.region_code, g.carrier_code, a.id as for_id, a.id as account_id, o.line,
        o.id as organisation_id
      from account a join role_grant g on g.account_id = a.id and ${HELD_TODAY}
      join organisation o on o.id = a.organisation_id
      ${isDelegable ? STANDING_IN : sql.empty}) h
    join unnest(${roles}::role[], ${spans}::text[]) as v(role, span) on v.role = h.role
    join region r on r.code = h.region_code and r.level <> 'village'`;
}

/** Each span as stretches of levels and tasks, as in lib/access/reach.ts. */
const STRETCHES = sql`
  select array['village'] as levels, 'all' as tasks, false as is_own_node where h.span = 'villages'
  union all select h.below, 'led', false where h.span = 'carrier_below'
  union all select null, 'carrier', false where h.span = 'carrier'
  union all select null, 'coordination', false where h.span = 'coordination'
  union all select null, 'all', false where h.span in ('subtree', 'region')
  union all select h.below, 'coordination', false where h.span = 'office_review'
  union all select h.below, 'supervision', false where h.span = 'office_review'
  union all select array['city', 'county'], 'resolved', true
    where h.span = 'office_review' and h.level <> 'province'
  union all select array['province'], 'all', true
    where h.span = 'office_review' and h.level = 'province'`;

/** What of a stretch waits directly: of a province its cities and own units, of a city its counties and own. */
const DIRECT = sql`
  select s.levels as levels, s.is_own_node as is_own_node where not h.is_wide or s.is_own_node
  union all select array[case h.level when 'province' then 'city' else 'county' end], false
    where h.is_wide and not s.is_own_node
  union all select array[h.level, 'unit'], true where h.is_wide and not s.is_own_node`;

function pieces(verb: Verb, isDelegable: boolean): Statement {
  return sql`
    select h.account_id, h.for_id, h.line, h.carrier_code, h.root_code, h.township_code, s.tasks,
      d.is_own_node, d.levels as levels, s.levels as allowed
    from (${holders(verb, isDelegable)}) h
    cross join lateral (${STRETCHES}) s cross join lateral (${DIRECT}) d`;
}

const TASKS = sql`
  original as materialized (
    select distinct t.root_task_id, l.carrier_code, t.sub_carrier_code, t.lead_line,
      case when l.kind = 'resolution' then l.region_code end as resolved_in,
      ${IS_SUPERVISION} as is_supervision
    from task t join task_list l on l.id = t.list_id where ${ISSUED_ORIGINALS}
  ), carrier_task as materialized (
    select distinct c.code, o.root_task_id, o.is_supervision
    from carrier c join original o on o.carrier_code = c.code or o.sub_carrier_code = c.code
      or (o.sub_carrier_code is null and o.carrier_code = c.parent_code)
  )`;

const OF_TASKS = sql`(p.tasks = 'all'
  or (p.tasks = 'coordination' and w.root_task_id in (
    select root_task_id from original where carrier_code is null))
  or (p.tasks = 'resolved' and (p.root_code, w.root_task_id) in (
    select resolved_in, root_task_id from original))
  or (p.tasks = 'supervision' and w.root_task_id in (
    select root_task_id from original where is_supervision))
  or (p.tasks = 'carrier' and ((p.carrier_code, w.root_task_id) in (
      select code, root_task_id from carrier_task)
    or (p.line, w.root_task_id) in (select lead_line, root_task_id from original)))
  or (p.tasks = 'led' and ((p.carrier_code, w.root_task_id) in (
      select code, root_task_id from carrier_task where not is_supervision)
    or (p.line, w.root_task_id) in (
      select lead_line, root_task_id from original where not is_supervision))))`;

/** Something that waits for somebody's word, by what decides whose. */
export interface Waiting {
  kind: "review" | "acceptance" | "doubt" | "opening";
  verb: Verb;
  /** Rows of node_code, township_code, organisation_level, root_task_id, by_id and day. */
  what: Statement;
}

const PLACE = sql`a.node_code, a.township_code, a.organisation_level, a.root_task_id`;
const DAY = (moment: Statement) => sql`(${moment} at time zone 'Asia/Shanghai')::date as day`;

/** What waits, by the verb of those whose word it waits for. */
export const WAITING: Waiting[] = [
  {
    kind: "review",
    verb: "report.review",
    what: sql`
      select ${PLACE}, r.submitted_by_id as by_id, ${DAY(sql`a.submitted_at`)}
      from assignment a join report r on r.assignment_id = a.id and r.revision = a.revision
      where a.status = 'submitted' and not a.is_doubted and not ${isClosed("a")}`,
  },
  {
    kind: "acceptance",
    verb: "report.accept",
    what: sql`
      select ${PLACE}, r.submitted_by_id as by_id, ${DAY(sql`a.submitted_at`)}
      from assignment a join report r on r.assignment_id = a.id and r.revision = a.revision
      where a.status = 'approved' and a.done_at is null and not ${isClosed("a")}`,
  },
  {
    kind: "doubt",
    verb: "doubt.answer",
    what: sql`
      select ${PLACE}, d.raised_by_id as by_id, ${DAY(sql`d.raised_at`)}
      from doubt d join assignment a on a.id = d.assignment_id
      where d.state = 'open' and not ${isClosed("a")}`,
  },
  {
    kind: "opening",
    verb: "window.manage",
    what: sql`
      select ${PLACE}, w.requested_by_id as by_id, ${DAY(sql`w.requested_at`)}
      from window_opening w join assignment a on a.id = w.assignment_id
      where w.state = 'waiting' and not ${isClosed("a")}`,
  },
];

/** What waits for whom, for all accounts at once: rows of account_id and a section with numbers only. */
export function waitingSections({ kind, verb, what }: Waiting): Statement {
  const isDelegable = kind !== "opening";
  return sql`
    with piece as materialized (${pieces(verb, isDelegable)}
    ), ${TASKS}, waiting as materialized (
      select row_number() over () as place, w.*
      from (select node_code, township_code, organisation_level::text as level, root_task_id,
          case when by_id in (select account_id from piece union select for_id from piece)
            then by_id end as by_id,
          count(*)::int as count, min(day) as day
        from (${what}) found group by 1, 2, 3, 4, 5) w
    ), above as materialized (
      select n.code as node_code, r.code as region_code
      from region n join region r on n.path like r.path || '%'
      where n.code in (select node_code from waiting) and r.level in ('province', 'city', 'county')
    ), mine as (
      select distinct p.account_id, w.place, w.count, w.day
      from waiting w join above u on u.node_code = w.node_code
      join piece p on p.root_code = u.region_code
        and (not p.is_own_node or w.node_code = p.root_code)
        and (p.township_code is null or p.township_code = w.township_code)
        and (p.levels is null or w.level = any (p.levels))
        and (p.allowed is null or w.level = any (p.allowed))
        and (w.by_id is null or w.by_id not in (p.account_id, p.for_id))
      where ${OF_TASKS}
    )
    select account_id, jsonb_build_object('kind', ${kind}::text, 'count', sum(count)::int,
      'since', min(day)) as section
    from mine group by 1`;
}

/** Requests for other terms that wait for somebody's word, for all accounts at once. */
export function adjustmentSections(): Statement {
  return sql`
    with piece as materialized (${holders("adjustment.decide", false)}
    ), ${TASKS}, mine as (
      select distinct h.account_id, j.id, ${DAY(sql`j.created_at`)}
      from adjustment j join piece h on h.region_code = j.at_region_code
        and j.organisation_id <> h.organisation_id and j.requested_by_id <> h.account_id
      cross join lateral (select h.carrier_code, h.line, h.root_code, h.span as tasks) p
      cross join lateral (select j.root_task_id) w
      where j.status = 'waiting' and j.at_office = (h.span = 'coordination')
        and (h.span = 'coordination' or ${OF_TASKS})
    )
    select account_id, jsonb_build_object('kind', 'adjustment', 'count', count(*)::int,
      'since', min(day)) as section
    from mine group by 1`;
}
