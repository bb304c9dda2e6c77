import "server-only";
import { askedByLists } from "@/lib/domain/assignments/asked/queries";
import type { FollowScope } from "@/lib/domain/assignments/following/types";
import type { Tx } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

/*
 * The rule of rules.ts as statements: one each for what changes, what is cancelled and what is restored,
 * so that the counters' triggers see one update. `term` says what the chain of a node asks of a root task in
 * a period; `asked` says of whom.
 */

const OPEN = sql`('not_started', 'drafting', 'returned')`;

/** A list's region and version as they are compared: the line of a place is all lists above and beneath it. */
const ON_LINE = sql`(r.path like top.path || '%' or top.path like r.path || '%')`;

/** The issued lists that hold one of the tasks, or made it into a new one, on the line of a region. */
export async function linesOf(
  read: Tx["rows"],
  scope: Pick<FollowScope, "regionCode" | "year" | "rootTaskIds">,
): Promise<string[]> {
  const found = await read<{ id: string }>(sql`
    select distinct l.id from task_list l join region r on r.code = l.region_code
    join region top on top.code = ${scope.regionCode}
    join task t on t.list_id = l.id and (t.root_task_id = any (${scope.rootTaskIds}::uuid[])
      or t.replaces_root_id = any (${scope.rootTaskIds}::uuid[]))
    where l.status = 'issued' and l.year = ${scope.year} and ${ON_LINE}`);
  return found.map(({ id }) => id);
}

/**
 * held: task rows of the lists that stand beneath, or in, the list that the task comes from, without those
 * that a list at or above their place made into new ones.
 */
function held({ listIds, rootTaskIds }: FollowScope): Statement {
  return sql`
    row_of_list as materialized (
      select t.*, r.path, length(r.path) as depth from task t join task_list l on l.id = t.list_id
      join region r on r.code = l.region_code where l.id = any (${listIds}::uuid[])
    ),
    held as materialized (
      select t.id as task_id, t.root_task_id, t.due_dates, t.target, t.direction, t.path, t.depth,
        t.weakening_id is not null as is_weakened
      from row_of_list t
      where t.root_task_id = any (${rootTaskIds}::uuid[]) and exists (
        select 1 from row_of_list o where o.root_task_id = t.root_task_id
          and o.inherits_task_id is null and t.path like o.path || '%')
      and not exists (
        select 1 from row_of_list n
        where n.replaces_root_id = t.root_task_id and t.path like n.path || '%')
    )`;
}

/** term: what the chain of each node asks, by root task and period. */
function terms(scope: FollowScope): Statement {
  return sql`
    node as materialized (
      select n.code, n.path from region n
      join region top on top.code = ${scope.regionCode} and n.path like top.path || '%'
      where n.level in ('province', 'city', 'county')
    ),
    ${held(scope)},
    link as (
      select n.code as node_code, h.*, due.period::int as period,
        (${scope.year}::text || '-' || due.month_day)::date as due_on,
        max(h.depth) filter (where h.is_weakened)
          over (partition by n.code, h.root_task_id, due.period) as cut
      from held h join node n on n.path like h.path || '%'
      cross join lateral unnest(h.due_dates) with ordinality as due(month_day, period)
    ),
    binding as (
      select link.*, first_value(direction)
        over (partition by node_code, root_task_id, period order by depth) as way
      from link where depth >= coalesce(cut, 0)
    ),
    term as materialized (
      select node_code, root_task_id, period::smallint, min(due_on) as due_on,
        (array_agg(task_id order by depth desc))[1] as task_id,
        (array_agg(target order by depth desc))[1] as own_target,
        min(way) as way,
        case min(way)
          when 'increase' then max(target) filter (where direction = way)
          when 'reach' then (array_agg(target order by depth)
            filter (where direction = way and target is not null))[1]
          else min(target) filter (where direction = way) end as target
      from binding group by node_code, root_task_id, period
    )`;
}

/**
 * Lays out, for the transaction, what the chains ask (`following_term`) and of whom (`following_asked`), and
 * which tasks were made into new ones (`following_made`), as temporary tables with keys: hundreds of
 * thousands of assignments look them up, and whatever way the planner takes must be a fast one.
 */
export async function layOut(tx: Tx, scope: FollowScope): Promise<void> {
  await tx.count(sql`drop table if exists following_term, following_asked, following_made`);
  await tx.count(sql`create temporary table following_term (node_code text, root_task_id uuid,
    period smallint, due_on date, task_id uuid, own_target numeric, way direction, target numeric,
    primary key (root_task_id, node_code, period)) on commit drop`);
  await tx.count(sql`with ${terms(scope)} insert into following_term select * from term`);
  await tx.count(sql`create temporary table following_asked (root_task_id uuid, organisation_id uuid,
    primary key (organisation_id, root_task_id)) on commit drop`);
  await tx.count(sql`with ${held(scope)}, ${askedByLists(scope)} insert into following_asked
    select distinct h.root_task_id, t.organisation_id from target t join held h on h.task_id = t.task_id`);
  // What was carried over from another year stays asked, whomever the list asks besides.
  await tx.count(sql`insert into following_asked
    select distinct a.root_task_id, a.organisation_id from assignment a
    where a.carried_from is not null and ${IN_SCOPE(scope)} on conflict do nothing`);
  await tx.count(sql`create temporary table following_made (node_code text, root_task_id uuid,
    primary key (root_task_id, node_code)) on commit drop`);
  await tx.count(sql`insert into following_made
    select distinct n.code, t.replaces_root_id
    from task t join task_list l on l.id = t.list_id join region r on r.code = l.region_code
    join region n on n.path like r.path || '%' and n.level in ('province', 'city', 'county')
    where l.id = any (${scope.listIds}::uuid[]) and t.replaces_root_id is not null`);
  await tx.count(sql`analyze following_term, following_asked, following_made`);
}

/** Of an assignment `a` and its term `n`: its due day and target, where what was granted is more lenient. */
const DUE = sql`greatest(n.due_on, a.granted_due_on)`;
const TARGET = sql`(case
  when a.granted_target is null or n.target is null or n.way = 'zero' then n.target
  when n.way = 'increase' then least(n.target, a.granted_target)
  when n.way = 'decrease' then greatest(n.target, a.granted_target)
  else a.granted_target end)`;
/** Kept on the assignment only where its own task does not say it already. */
const OWN_TARGET = sql`(case when ${TARGET} is distinct from n.own_target then ${TARGET} end)`;
const IS_REDATED = sql`(a.due_on <> ${DUE})`;
const IS_RETARGETED = sql`(coalesce(a.target, old.target) is distinct from ${TARGET})`;

const IN_SCOPE = ({ year, rootTaskIds, regionCode, assignmentId }: FollowScope) => sql`
  ${assignmentId ? sql`a.id = ${assignmentId}::bigint and` : sql.empty}
  a.year = ${year} and a.root_task_id = any (${rootTaskIds}::uuid[])
  and a.node_code = any (array(
    select r.code from region r join region top on top.code = ${regionCode}
    where r.path like top.path || '%' and r.level in ('province', 'city', 'county')))`;

const HAS_TERM = sql`n.root_task_id = a.root_task_id and n.node_code = a.node_code
  and n.period = a.period`;
const IS_ASKED = sql`k.root_task_id = a.root_task_id and k.organisation_id = a.organisation_id`;
const IS_REPLACED = sql`exists (select 1 from following_made made
  where made.root_task_id = a.root_task_id and made.node_code = a.node_code)`;
const TODAY = sql`(now() at time zone 'Asia/Shanghai')::date`;

/**
 * Gives open assignments the terms of their chain, in one statement; answers one row: `changed`, those
 * whose terms are new. The others only move to the newer list and stay as they were for everybody.
 */
export function followTerms(scope: FollowScope): Statement {
  const isChanged = sql`(${IS_REDATED} or ${IS_RETARGETED})`;
  return sql`
    with moved as (
      update assignment a set task_id = n.task_id, due_on = ${DUE}, target = ${OWN_TARGET},
        change_reason = case when ${isChanged} then ${scope.reasons.changed} else a.change_reason end,
        version = a.version + ${isChanged}::int,
        updated_at = case when ${isChanged} then now() else a.updated_at end
      from following_term n, task old
      where ${IN_SCOPE(scope)} and ${HAS_TERM} and old.id = a.task_id and a.status in ${OPEN}
        and (a.task_id <> n.task_id or a.due_on <> ${DUE} or a.target is distinct from ${OWN_TARGET})
      returning a.updated_at = now()::timestamptz(3) as is_changed
    )
    select count(*) filter (where is_changed)::int as changed from moved`;
}

/** Cancels open assignments that no list of their chain asks for any more, each with its reason. */
export function cancelUnasked(scope: FollowScope): Statement {
  const { reasons } = scope;
  return sql`
    update assignment a set status = 'cancelled', change_reason = x.reason,
      version = a.version + 1, updated_at = now()
    from (
      select a.id, case when n.root_task_id is not null then ${reasons.unasked}
        when ${IS_REPLACED} then ${reasons.replaced} else ${reasons.removed} end as reason
      from assignment a
      left join following_term n on ${HAS_TERM}
      left join following_asked k on ${IS_ASKED}
      where ${IN_SCOPE(scope)} and a.status in ${OPEN}
        and (n.root_task_id is null or k.root_task_id is null)) x
    where a.id = x.id and a.status in ${OPEN}`;
}

/** Restores cancelled assignments that a list of their chain asks for, with its terms. */
export function restoreAsked(scope: FollowScope): Statement {
  const upcoming = scope.isUpcomingOnly ? sql`and ${DUE} >= ${TODAY}` : sql.empty;
  return sql`
    update assignment a set status = 'not_started', task_id = n.task_id, due_on = ${DUE},
      target = ${OWN_TARGET}, change_reason = ${scope.reasons.restored},
      version = a.version + 1, updated_at = now()
    from following_term n, following_asked k
    where ${IN_SCOPE(scope)} and ${HAS_TERM} and ${IS_ASKED} and a.status = 'cancelled' ${upcoming}`;
}

/** What the three would do, task by task: rows of FollowedTask. */
export function countFollowing(scope: FollowScope): Statement {
  const upcoming = scope.isUpcomingOnly ? sql`and ${DUE} >= ${TODAY}` : sql.empty;
  const stays = sql`a.status in ${OPEN} and n.root_task_id is not null and k.root_task_id is not null`;
  const goes = sql`a.status in ${OPEN} and n.root_task_id is null`;
  return sql`
    select a.root_task_id as "rootTaskId",
      count(*) filter (where ${stays} and not ${IS_REDATED} and not ${IS_RETARGETED})::int as kept,
      count(*) filter (where ${stays} and ${IS_REDATED})::int as redated,
      count(*) filter (where ${stays} and ${IS_RETARGETED})::int as retargeted,
      count(*) filter (where ${goes} and ${IS_REPLACED})::int as replaced,
      count(*) filter (where ${goes} and not ${IS_REPLACED})::int as removed,
      count(*) filter (where a.status in ${OPEN} and n.root_task_id is not null
        and k.root_task_id is null)::int as unasked,
      count(*) filter (where a.status = 'cancelled' and n.root_task_id is not null
        and k.root_task_id is not null ${upcoming})::int as restored,
      count(*) filter (where a.status in ('submitted', 'approved', 'accepted', 'exempted'))::int as settled
    from assignment a join task old on old.id = a.task_id
    left join following_term n on ${HAS_TERM}
    left join following_asked k on ${IS_ASKED}
    where ${IN_SCOPE(scope)}
    group by a.root_task_id`;
}
