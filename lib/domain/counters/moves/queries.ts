import "server-only";
import { issuedTasks } from "@/lib/domain/assignments/tasks/queries";
import type { FigureFilter } from "@/lib/domain/counters/figures/queries";
import { type FigureScope, isAboveNodes } from "@/lib/domain/counters/scope/queries";
import { type Statement, sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";

/** Between the ends of which days, where, and which tasks. */
export interface Asked {
  scope: FigureScope;
  filter: FigureFilter;
  from: Day;
  to: Day;
}

const OPEN = sql`('not_started', 'drafting', 'returned')`;

const OF_ROW =
  sql.raw(`a.id, a.root_task_id, a.organisation_id, a.year, a.node_code, a.township_code,
  a.organisation_level, a.due_on, a.status, a.awaiting, a.done_at`);
const OF_EVENT = sql.raw(`e.assignment_id as id, e.root_task_id,
  coalesce(e.was_organisation_id, e.organisation_id) as organisation_id, e.year, e.was_node_code as node_code,
  e.was_township_code as township_code, e.was_level as organisation_level, e.was_due_on as due_on,
  e.from_status as status, e.was_awaiting as awaiting, e.was_done_at as done_at`);
const OF_STATE =
  sql.raw(`x.id, x.root_task_id, x.organisation_id, x.year, x.node_code, x.township_code,
  x.organisation_level, x.due_on, x.status, x.awaiting, x.done_at`);

// A state holds from one moment to another. One that held at the end of both days is of interest only where it
// grew overdue between; all others of the earlier day ended, and all others of the later began between the two.
// What came from or went to places beyond is looked up by its id.
function states({ scope, from, to }: Asked): Statement {
  const nodes = sql`any (${[...scope.nodes.keys()]}::text[])`;
  const [begin, end] = [sql`end_of_day(${from}::date)`, sql`end_of_day(${to}::date)`];
  return sql`
    stayed as materialized (
      select ${OF_ROW} from assignment a
      where a.node_code = ${nodes} and a.due_on >= ${from}::date and a.due_on < ${to}::date
        and a.status in ${OPEN} and not a.awaiting and a.changed_at < ${begin}
      union all select ${OF_EVENT} from assignment_event e
      where e.was_node_code = ${nodes} and e.was_since < ${begin} and e.at >= ${end}
        and e.was_due_on >= ${from}::date and e.was_due_on < ${to}::date and e.from_status in ${OPEN}),
    ended as materialized (
      select ${OF_EVENT} from assignment_event e
      where e.was_node_code = ${nodes} and e.was_since < ${begin} and e.at >= ${begin} and e.at < ${end}),
    begun as materialized (
      select ${OF_ROW} from assignment a
      where a.node_code = ${nodes} and a.changed_at >= ${begin} and a.changed_at < ${end}
      union all select ${OF_EVENT} from assignment_event e
      where e.was_node_code = ${nodes} and e.was_since >= ${begin} and e.was_since < ${end} and e.at >= ${end}),
    came as materialized (
      select distinct e.assignment_id as id from assignment_event e
      where e.node_code = ${nodes} and e.was_node_code <> e.node_code and e.at >= ${begin} and e.at < ${end}),
    earlier as materialized (
      select * from ended union all select * from stayed
      union all select ${OF_STATE} from came cross join lateral (
        select * from assignment_at(${from}::date) y where y.id = came.id offset 0) x
      where x.node_code <> all (${[...scope.nodes.keys()]}::text[])),
    later as materialized (
      select * from begun union all select * from stayed
      union all select ${OF_STATE} from (
        select id from ended where not exists (select 1 from begun where begun.id = ended.id)) went cross join lateral (
        select * from assignment_at(${to}::date) y where y.id = went.id offset 0) x)`;
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

/** CTEs that end in `move`: each changed assignment with its movements as conditions. */
export function selectMoves(asked: Asked): Statement {
  const { filter, from, to } = asked;
  const gained = (name: string) => sql.raw(`a_${name} and not b_${name} as ${name}`);
  const lost = (name: string) => sql.raw(`b_${name} and not a_${name} as ${name}_gone`);
  return sql`
    fact as materialized ${issuedTasks(filter)},
    ${states(asked)},
    stood as materialized (
      select coalesce(a.id, b.id) as id, b.id is not null as was, seen.*, ${placeKey(asked)} as place,
        b.status as b_status, b.due_on as b_due_on, a.status as a_status, a.due_on as a_due_on,
        coalesce(a.organisation_id, b.organisation_id) as organisation_id,
        coalesce(a.node_code, b.node_code) as node_code,
        coalesce(a.township_code, b.township_code) as township_code,
        coalesce(a.root_task_id, b.root_task_id) as root_task_id,
        coalesce(a.organisation_level, b.organisation_level) as organisation_level,
        ${flags("b", from)}, ${flags("a", to)}
      from earlier b full join later a on a.id = b.id
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
