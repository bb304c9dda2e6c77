import "server-only";
import { type Statement, sql } from "@/lib/platform/sql";

/*
 * Who is asked, as one set-based statement over a list's tasks:
 * - province, city, county: in each region of that level the lead unit of the task's sub-carrier, else of
 *   the carrier, else of each of the carrier's sub-carriers, as the dated duties stand today; or the
 *   organisation of the 条线 that the task names; for the coordination list the leading group's office.
 *   Or, where the task says so, every cooperating unit or every resident group of the carrier and its
 *   sub-carriers (for the coordination list, of whatever carrier), as their dated duties stand today.
 *   A directly administered county takes city- and county-level tasks, the same task once.
 * - township, village: the township's and the village's own organisation, whatever the carrier.
 * - unit: every 建设单位 of the sub-carrier, or of the carrier and all its sub-carriers.
 */

/** Which part of a list is asked. */
export interface AskedScope {
  listId: string;
  levels: readonly string[];
  /** County-grain nodes; null for all beneath the list's region. */
  nodes: readonly string[] | null;
  /** Only these organisations; null for all. */
  organisationIds: readonly string[] | null;
  /** Only this task; null for all. */
  taskId: string | null;
  /** Leave out periods whose due day has passed. */
  isUpcomingOnly: boolean;
}

const VALID = (alias: string) => {
  const a = sql.raw(alias);
  return sql`${a}.valid_from <= day.today and (${a}.valid_to is null or ${a}.valid_to > day.today)`;
};

/** The same over several lists that hold the same tasks on one line of places. */
export interface AskedByLists {
  listIds: readonly string[];
  rootTaskIds: readonly string[];
  /** Only in this region and beneath it. */
  regionCode: string;
}

function asked(scope: AskedScope): Statement {
  const task = scope.taskId ? sql`and t.id = ${scope.taskId}::uuid` : sql.empty;
  return sql`
    day as (select (now() at time zone 'Asia/Shanghai')::date as today),
    list as materialized (
      select l.id, l.carrier_code, l.year, r.path, c.parent_code
      from task_list l join region r on r.code = l.region_code
      left join carrier c on c.code = l.carrier_code
      where l.id = ${scope.listId}::uuid
    ),
    asked as materialized (
      select t.id as task_id, t.list_id, t.sub_carrier_code, t.lead_line, t.asked_role, level
      from task t cross join lateral unnest(t.asked_levels) as level
      where t.list_id = ${scope.listId}::uuid and level = any (${scope.levels}::organisation_level[])
        ${task}
    )`;
}

/** Several lists: the same tables, each list only within the region. */
function askedBy({ listIds, rootTaskIds, regionCode }: AskedByLists): Statement {
  return sql`
    day as (select (now() at time zone 'Asia/Shanghai')::date as today),
    list as materialized (
      select l.id, l.carrier_code, l.year, c.parent_code,
        case when top.path like r.path || '%' then top.path else r.path end as path
      from task_list l join region r on r.code = l.region_code
      join region top on top.code = ${regionCode}
      left join carrier c on c.code = l.carrier_code
      where l.id = any (${listIds}::uuid[])
    ),
    asked as materialized (
      select t.id as task_id, t.list_id, t.sub_carrier_code, t.lead_line, t.asked_role, level
      from task t cross join lateral unnest(t.asked_levels) as level
      where t.list_id = any (${listIds}::uuid[])
        and t.root_task_id = any (${rootTaskIds}::uuid[])
    )`;
}

function places(scope: Pick<AskedScope, "nodes">): Statement {
  const within = scope.nodes ? sql`and r.code = any (${scope.nodes}::text[])` : sql.empty;
  return sql`
    place as materialized (
      select distinct a.task_id, a.list_id, a.sub_carrier_code, a.lead_line, a.asked_role,
        r.code as region_code
      from list cross join day
      join region r on r.path like list.path || '%' and r.level in ('province', 'city', 'county')
        and ${VALID("r")} ${within}
      join asked a on a.list_id = list.id
        and (a.level::text = r.level::text or (a.level = 'county' and r.is_direct_county))
    )`;
}

const LEADS = sql`
  duty as materialized (
    select distinct on (d.region_code, d.carrier_code) d.region_code, d.carrier_code, d.organisation_id
    from lead_duty d cross join day
    where d.role = 'lead' and ${VALID("d")}
    order by d.region_code, d.carrier_code, d.valid_from desc
  ),
  ranked as (
    select p.task_id, d.organisation_id, rank() over (
      partition by p.task_id, p.region_code
      order by case
        when d.carrier_code = coalesce(p.sub_carrier_code, list.carrier_code) then 0
        when d.carrier_code in (list.carrier_code, list.parent_code) then 1
        else 2 end) as tier
    from place p join list on list.id = p.list_id
    join duty d on d.region_code = p.region_code
    join carrier c on c.code = d.carrier_code
    where p.asked_role = 'lead' and p.lead_line is null
      and (d.carrier_code = coalesce(p.sub_carrier_code, list.carrier_code)
      or d.carrier_code in (list.carrier_code, list.parent_code)
      or (p.sub_carrier_code is null and c.parent_code = list.carrier_code))
  ),
  authority as (
    select task_id, organisation_id from ranked where tier = 1
    union
    select p.task_id, o.id from place p cross join day
    join organisation o on o.region_code = p.region_code and o.line = p.lead_line
      and o.level in ('province', 'city', 'county') and ${VALID("o")}
    where p.asked_role = 'lead' and p.lead_line is not null
    union
    select p.task_id, o.id from place p join list on list.id = p.list_id cross join day
    join organisation o on o.region_code = p.region_code and o.kind = 'office' and ${VALID("o")}
    where p.asked_role = 'lead' and p.lead_line is null and list.carrier_code is null
    union
    select p.task_id, o.id from place p join list on list.id = p.list_id cross join day
    join lead_duty d on d.region_code = p.region_code and d.role::text = p.asked_role::text
      and ${VALID("d")}
    join carrier c on c.code = d.carrier_code
    join organisation o on o.id = d.organisation_id and ${VALID("o")}
    where p.asked_role <> 'lead' and (list.carrier_code is null
      or d.carrier_code in (p.sub_carrier_code, list.carrier_code, list.parent_code)
      or (p.sub_carrier_code is null and c.parent_code = list.carrier_code))
  )`;

const TARGET = sql`o.id as organisation_id, o.node_code, o.township_code, o.level, o.kind`;

/** With what the target says of an organisation, so that hundreds of thousands are not looked up again. */
function grassroots(nodes: AskedScope["nodes"], conditions: readonly Statement[]): Statement {
  const within = sql.and(
    nodes ? [...conditions, sql`r.code = any (${nodes}::text[])`] : conditions,
  );
  return sql`
    grassroots as (
      select a.task_id, ${TARGET}
      from list cross join day
      join region r on r.path like list.path || '%' and r.level in ('province', 'city', 'county')
      join organisation o on o.node_code = r.code and o.kind in ('township', 'village') and ${VALID("o")}
      join asked a on a.list_id = list.id and a.level::text = o.kind::text and a.asked_role = 'lead'
      where ${within}
      union all
      select distinct a.task_id, ${TARGET}
      from list cross join day
      join asked a on a.list_id = list.id and a.level = 'unit' and a.asked_role = 'lead'
      join carrier c on c.code = coalesce(a.sub_carrier_code, list.carrier_code)
        or (a.sub_carrier_code is null and c.parent_code = list.carrier_code)
      join organisation_carrier builds on builds.carrier_code = c.code
      join organisation o on o.id = builds.organisation_id and o.kind = 'unit' and ${VALID("o")}
      join region r on r.code = o.node_code and r.path like list.path || '%'
      where ${within}
    )`;
}

/**
 * The body of a statement `with … select`: one row for each task and organisation that is asked within
 * the scope, as (task_id, organisation_id, node_code, township_code, level, kind).
 */
function targets(scope: AskedScope): Statement {
  const conditions = [sql`true`];
  if (scope.nodes) conditions.push(sql`o.node_code = any (${scope.nodes}::text[])`);
  if (scope.organisationIds) conditions.push(sql`o.id = any (${scope.organisationIds}::uuid[])`);
  return sql`
    ${asked(scope)}, ${targetsOf(scope, conditions)}`;
}

function targetsOf(scope: Pick<AskedScope, "nodes">, conditions: readonly Statement[]): Statement {
  return sql`
    ${places(scope)}, ${LEADS}, ${grassroots(scope.nodes, conditions)},
    target as (
      select found.task_id, ${TARGET}
      from authority found join organisation o on o.id = found.organisation_id
      where ${sql.and(conditions)}
      union all
      select * from grassroots
    )`;
}

/** The beginning of a statement: `target` holds, for every task of the lists, the organisations it asks. */
export function askedByLists(scope: AskedByLists): Statement {
  return sql`${askedBy(scope)}, ${targetsOf({ nodes: null }, [sql`true`])}`;
}

const PERIODS = sql`
  join task t on t.id = target.task_id
  cross join list cross join day
  cross join lateral (
    select ordinal::int as period, (list.year || '-' || month_day)::date as due_on
    from unnest(t.due_dates) with ordinality as due(month_day, ordinal)
  ) due`;

function upcoming(scope: AskedScope): Statement {
  return scope.isUpcomingOnly ? sql`where due.due_on >= day.today` : sql.empty;
}

/** How many assignments a scope makes, by task and level: taskId, level, organisations, assignments. */
export function countAsked(scope: AskedScope): Statement {
  // Each organisation stands once for a task, so that its periods need not be laid out to be counted.
  return sql`
    with ${targets(scope)},
    found as (select task_id, level, count(*)::int as organisations from target group by 1, 2),
    due as (
      select t.id as task_id, count(*)::int as periods
      from task t cross join list cross join day cross join unnest(t.due_dates) as month_day
      where t.list_id = list.id and (not ${scope.isUpcomingOnly}
        or (list.year || '-' || month_day)::date >= day.today)
      group by 1)
    select found.task_id as "taskId", found.level, found.organisations,
      found.organisations * due.periods as assignments
    from found join due on due.task_id = found.task_id`;
}

/** Regions of an asked level in which nobody was found for a task: taskId, regionCode, regionName. */
export function findUnasked(scope: AskedScope): Statement {
  return sql`
    with ${targets(scope)}
    select p.task_id as "taskId", r.code as "regionCode", r.name as "regionName"
    from place p join region r on r.code = p.region_code
    where not exists (
      select 1 from authority a join organisation o on o.id = a.organisation_id
      where a.task_id = p.task_id and o.region_code = p.region_code)
    order by r.code, p.task_id`;
}

/**
 * Makes the scope's assignments; those that exist already stay as they are. Gives one row: `made`, and
 * `digest`, a sum over what was made that does not depend on its order.
 */
export function insertAsked(scope: AskedScope): Statement {
  return sql`
    with ${targets(scope)},
    made as (
      insert into assignment (task_id, root_task_id, organisation_id, year, period, node_code,
        township_code, organisation_level, organisation_kind, due_on, awaiting)
      select t.id, t.root_task_id, target.organisation_id, list.year, due.period, target.node_code,
        target.township_code, target.level, target.kind, due.due_on, t.source <> 'report'
      from target ${PERIODS} ${upcoming(scope)}
      order by target.node_code, target.township_code, t.root_task_id, due.due_on
      on conflict (organisation_id, root_task_id, year, period) do nothing
      returning organisation_id, period
    )
    select count(*)::int as made, coalesce(sum(('x' || substr(md5(organisation_id::text || period), 1, 8))
      ::bit(32)::bigint), 0)::text as digest
    from made`;
}
