import "server-only";
import type { Actor } from "@/lib/access/actor";
import { issuedTasks } from "@/lib/domain/assignments/tasks/queries";
import {
  assignmentSums,
  counterSums,
  type FigureFilter,
  ofLevel,
} from "@/lib/domain/counters/figures/queries";
import { filterOf } from "@/lib/domain/counters/matrix/queries";
import {
  addFigures,
  deriveValue,
  type IndicatorFacts,
  pickFigures,
  type ValueSums,
} from "@/lib/domain/counters/rules";
import {
  byPlace,
  createNodeCache,
  type FigureScope,
  getFigureScope,
  versionOf,
} from "@/lib/domain/counters/scope/queries";
import { assignmentRows, counterRows } from "@/lib/domain/counters/standing/queries";
import type { FigureQuery, Figures, TaskFigures } from "@/lib/domain/counters/types";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import { createVersionedCache } from "@/lib/platform/versioned-cache";

/** What is added up of a task's work. */
type TaskSums = Figures & Omit<ValueSums, "asked" | "periods">;

/** What a task is, and whose. */
interface TaskFacts extends IndicatorFacts {
  rootTaskId: string;
  code: string;
  title: string;
  listId: string;
  carrierCode: string | null;
  subCarrierCode: string | null;
}

/** A row of the task statement. */
export interface TaskRow extends TaskSums, TaskFacts {
  periods: number;
}

/** A task's sums at one node; the bits of `periodBits` are the periods that occur. */
type NodeSums = TaskSums & { place: string; rootTaskId: string; periodBits: number };

const tasksByKey = createVersionedCache<TaskFigures[]>(1_000);
const factsByFilter = createVersionedCache<TaskFacts[]>(200);
const sumsByNode = createNodeCache<NodeSums[]>(2_500);

const COUNTER_VALUES = sql`sum(c.numerator)::float8 as numerator,
  sum(c.denominator)::float8 as denominator, sum(c.value)::float8 as value,
  sum(c.standing)::int as standing`;

const ASSIGNMENT_VALUES = sql`
  coalesce(sum(a.numerator) filter (where a.is_standing), 0)::float8 as numerator,
  coalesce(sum(a.denominator) filter (where a.is_standing), 0)::float8 as denominator,
  coalesce(sum(a.value) filter (where a.is_standing), 0)::float8 as value,
  count(*) filter (where a.is_standing)::int as standing, count(distinct a.period)::int as periods`;

function countersWithin(scope: FigureScope, filter: FigureFilter, nodes: readonly string[]) {
  return sql`from ${counterRows(scope)} c
    where c.year = ${filter.year} and c.node_code = any (${nodes}::text[]) ${ofLevel(filter, "c")}
      and c.due_on between ${filter.dueFrom}::date and ${filter.dueTo}::date`;
}

function summed(scope: FigureScope, filter: FigureFilter): Statement {
  const { place } = scope;
  if (place.level === "township") {
    return sql`select a.root_task_id, ${assignmentSums(scope)}, ${ASSIGNMENT_VALUES}
      from ${assignmentRows(scope)} a
      where a.node_code = ${place.nodeCode} and a.township_code = ${place.code} ${ofLevel(filter, "a")}
        and a.year = ${filter.year}
        and a.due_on between ${filter.dueFrom}::date and ${filter.dueTo}::date
      group by 1`;
  }
  return sql`select c.root_task_id, ${counterSums(scope)}, ${COUNTER_VALUES},
      count(distinct c.period)::int as periods
    ${countersWithin(scope, filter, [...scope.nodes.keys()])} group by 1`;
}

/** A row as screens see it, with the value derived from its sums. */
export function taskFigures(found: TaskRow): TaskFigures {
  const { rootTaskId, code, title, listId, carrierCode, subCarrierCode } = found;
  const { numerator, denominator, value, standing, periods, form, unit, target, direction } = found;
  const figures = pickFigures(found);
  const sums = { numerator, denominator, value, standing, periods, asked: figures.asked };
  const indicator = { form, unit, target, direction, accumulation: found.accumulation };
  return {
    rootTaskId,
    code,
    title,
    listId,
    carrierCode,
    subCarrierCode,
    figures,
    value: deriveValue(sums, indicator),
  };
}

const FACTS = sql`fact.root_task_id as "rootTaskId", t.code, t.title, t.form, t.unit, t.accumulation,
  t.target::float8 as target, t.direction, fact.list_id as "listId",
  fact.carrier_code as "carrierCode", fact.sub_carrier_code as "subCarrierCode"`;

const FACT_TABLES = sql`join task t on t.id = fact.task_id
  left join carrier on carrier.code = fact.carrier_code`;

const LIST_ORDER = sql`order by carrier.position nulls last, fact.carrier_code, t.position, t.code`;

/** The statement behind a scope's task figures, in the order of lists and tasks. */
export function selectTasks(scope: FigureScope, filter: FigureFilter): Statement {
  return sql`
    with fact as materialized ${issuedTasks(filter)}, figure as (${summed(scope, filter)})
    select figure.*, ${FACTS}
    from figure join fact on fact.root_task_id = figure.root_task_id ${FACT_TABLES} ${LIST_ORDER}`;
}

async function factsOf(scope: FigureScope, filter: FigureFilter): Promise<TaskFacts[]> {
  return factsByFilter.get(JSON.stringify(filter), scope.catalogue, () =>
    rows<TaskFacts>(sql`
      with fact as materialized ${issuedTasks(filter)}
      select ${FACTS} from fact ${FACT_TABLES} ${LIST_ORDER}`),
  );
}

function sumsAt(scope: FigureScope, filter: FigureFilter, nodes: readonly string[]) {
  return rows<NodeSums>(sql`
    select c.node_code as place, c.root_task_id as "rootTaskId", ${counterSums(scope)},
      ${COUNTER_VALUES}, bit_or(1 << c.period) as "periodBits"
    ${countersWithin(scope, filter, nodes)} group by 1, 2`);
}

function addSums(sum: NodeSums, more: NodeSums): void {
  addFigures(sum, more);
  sum.numerator += more.numerator;
  sum.denominator += more.denominator;
  sum.value += more.value;
  sum.standing += more.standing;
  sum.periodBits |= more.periodBits;
}

function sumsByTask(nodes: Iterable<readonly NodeSums[]>): Map<string, NodeSums> {
  const sums = new Map<string, NodeSums>();
  for (const tasks of nodes) {
    for (const one of tasks) {
      const sum = sums.get(one.rootTaskId);
      if (sum) addSums(sum, one);
      else sums.set(one.rootTaskId, { ...one });
    }
  }
  return sums;
}

function bitsIn(bits: number): number {
  return bits === 0 ? 0 : (bits & 1) + bitsIn(bits >>> 1);
}

/** Tasks above townships: what is added up is counted again only at the nodes that changed. */
async function tasksOfNodes(scope: FigureScope, filter: FigureFilter): Promise<TaskRow[]> {
  const { year, level, dueFrom, dueTo, map, asOf } = filter;
  const question = JSON.stringify([year, level, dueFrom, dueTo, map, asOf]);
  const [facts, found] = await Promise.all([
    factsOf(scope, filter),
    sumsByNode(scope, question, async (nodes) => byPlace(await sumsAt(scope, filter, nodes))),
  ]);
  const sums = sumsByTask(found.values());
  return facts.flatMap((fact) => {
    const sum = sums.get(fact.rootTaskId);
    return sum ? [{ ...sum, ...fact, periods: bitsIn(sum.periodBits) }] : [];
  });
}

/** Figures and derived values by task within a scope and filter. */
export async function tasksOf(scope: FigureScope, filter: FigureFilter): Promise<TaskFigures[]> {
  const key = JSON.stringify([scope.place.code, filter]);
  const isTownship = scope.place.level === "township";
  return tasksByKey.get(key, versionOf(scope), async () =>
    (
      await (isTownship ? rows<TaskRow>(selectTasks(scope, filter)) : tasksOfNodes(scope, filter))
    ).map(taskFigures),
  );
}

/** Figures and derived values of a region by task; `not_found` outside the viewer's reach. */
export async function listTaskFigures(actor: Actor, query: FigureQuery): Promise<TaskFigures[]> {
  const scope = await getFigureScope(actor, query.regionCode, query);
  return tasksOf(scope, await filterOf(actor, scope, query));
}
