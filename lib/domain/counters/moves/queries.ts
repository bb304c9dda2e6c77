import "server-only";
import { issuedTasks } from "@/lib/domain/assignments/tasks/queries";
import type { FigureFilter } from "@/lib/domain/counters/figures/queries";
import { type FigureScope, isAboveNodes } from "@/lib/domain/counters/scope/queries";
import { type Statement, sql } from "@/lib/platform/sql";
import { type Day, daysBetween } from "@/lib/shared/dates";

/** Between the ends of which days, where, and which tasks. */
export interface Asked {
  scope: FigureScope;
  filter: FigureFilter;
  from: Day;
  to: Day;
}

const OPEN = sql`('not_started', 'drafting', 'returned')`;

// All that can have changed: what an event touched or brought here, what was made, and what only grew overdue.
function touched({ scope, from, to }: Asked): Statement {
  const nodes = sql`any (${[...scope.nodes.keys()]}::text[])`;
  const [begin, end] = [sql`end_of_day(${from}::date)`, sql`end_of_day(${to}::date)`];
  return sql`
    select assignment_id as id from assignment_event e
    where e.was_node_code = ${nodes} and e.at >= ${begin} and e.at < ${end}
    union select assignment_id from assignment_event e
    where e.node_code = ${nodes} and e.was_node_code <> e.node_code and e.at >= ${begin} and e.at < ${end}
    union select a.id from assignment a
    where a.made_at >= ${begin} and a.made_at < ${end} and a.node_code = ${nodes}
    union select a.id from assignment a
    where a.node_code = ${nodes} and a.due_on >= ${from}::date and a.due_on < ${to}::date
      and a.status in ${OPEN} and not a.awaiting and a.changed_at < ${begin}
    union select assignment_id from assignment_event e
    where e.was_node_code = ${nodes} and e.was_since < ${begin} and e.at >= ${end}
      and e.was_due_on >= ${from}::date and e.was_due_on < ${to}::date and e.from_status in ${OPEN}`;
}

/** Of a state under `alias`: that it lies in the place and among what is asked about. */
function isHere({ scope, filter }: Asked, alias: string): Statement {
  const s = sql.raw(alias);
  const township =
    scope.place.level === "township"
      ? sql`and ${s}.township_code = ${scope.place.code}`
      : sql.empty;
  const level = filter.level
    ? sql`and ${s}.organisation_level = ${filter.level}::organisation_level`
    : sql.empty;
  return sql`coalesce(${s}.node_code = any (${[...scope.nodes.keys()]}::text[])
    and ${s}.due_on between ${filter.dueFrom}::date and ${filter.dueTo}::date ${township} ${level}, false)`;
}

function flags(alias: string, day: Day): Statement {
  const s = sql.raw(alias);
  const here = sql.raw(`${alias}_here`);
  const open = sql`(${s}.status in ('drafting', 'returned') or (${s}.status = 'not_started' and not ${s}.awaiting))`;
  return sql`
    ${here} and (${open} or ${s}.status in ('submitted', 'approved', 'accepted')) as ${sql.raw(`${alias}_asked`)},
    ${here} and ${s}.done_at is not null as ${sql.raw(`${alias}_done`)},
    ${here} and ${open} and ${s}.due_on < ${day}::date as ${sql.raw(`${alias}_overdue`)},
    ${here} and ${s}.status = 'returned' as ${sql.raw(`${alias}_returned`)},
    ${here} and (${s}.status = 'submitted' or (${s}.status = 'approved' and ${s}.done_at is null))
      as ${sql.raw(`${alias}_submitted`)}`;
}

/** What the rows of a region are told apart by. */
function placeKey({ scope }: Asked): Statement {
  if (isAboveNodes(scope.place)) return sql`case when a_here then a.node_code else b.node_code end`;
  if (scope.place.level === "township") {
    return sql`case when a_here then a.organisation_id else b.organisation_id end::text`;
  }
  return sql`coalesce(case when a_here then a.township_code else b.township_code end, '')`;
}

// A few are looked up one by one; many are found by reading the states of the day from end to end.
function stateOf(asked: Asked, day: Day, alias: string): Statement {
  const isMuch = isAboveNodes(asked.scope.place) && daysBetween(asked.from, asked.to) > 7;
  const s = sql.raw(alias);
  return isMuch
    ? sql`left join assignment_at(${day}::date) ${s} on ${s}.id = t.id`
    : sql`left join lateral (select * from assignment_at(${day}::date) x where x.id = t.id offset 0) ${s} on true`;
}

/** CTEs that end in `move`: each changed assignment with its movements as conditions. */
export function selectMoves(asked: Asked): Statement {
  const { filter, from, to } = asked;
  const gained = (name: string) => sql.raw(`a_${name} and not b_${name} as ${name}`);
  const lost = (name: string) => sql.raw(`b_${name} and not a_${name} as ${name}_gone`);
  return sql`
    fact as materialized ${issuedTasks(filter)},
    touched as materialized (${touched(asked)}),
    stood as materialized (
      select t.id, b.id is not null as was, seen.*, ${placeKey(asked)} as place,
        b.status as b_status, b.due_on as b_due_on, a.status as a_status, a.due_on as a_due_on,
        coalesce(a.organisation_id, b.organisation_id) as organisation_id,
        coalesce(a.node_code, b.node_code) as node_code,
        coalesce(a.township_code, b.township_code) as township_code,
        coalesce(a.root_task_id, b.root_task_id) as root_task_id,
        coalesce(a.organisation_level, b.organisation_level) as organisation_level,
        ${flags("b", from)}, ${flags("a", to)}
      from touched t ${stateOf(asked, from, "b")} ${stateOf(asked, to, "a")}
      cross join lateral (select ${isHere(asked, "b")} as b_here, ${isHere(asked, "a")} as a_here) seen
      where coalesce(a.year, b.year) = ${filter.year} and (b_here or a_here)
    ),
    move as (
      select stood.*, fact.carrier_code as carrier, fact.task_id, a_asked and not was as made, a_asked and was and not b_here as arrived,
        a_asked and b_here and not b_asked as restored, b_asked and not a_here as "left",
        b_asked and a_here and not a_asked as dropped,
        ${gained("done")}, b_done and not a_done as reopened, ${gained("overdue")}, ${lost("overdue")},
        ${gained("returned")}, ${lost("returned")}, ${gained("submitted")}, ${lost("submitted")},
        b_here and a_here and a_due_on <> b_due_on as re_dated
      from stood join fact on fact.root_task_id = stood.root_task_id
    )`;
}
