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
  deriveValue,
  type IndicatorFacts,
  pickFigures,
  type ValueSums,
} from "@/lib/domain/counters/rules";
import { type FigureScope, getFigureScope, versionOf } from "@/lib/domain/counters/scope/queries";
import { assignmentRows, counterRows } from "@/lib/domain/counters/standing/queries";
import type { FigureQuery, Figures, TaskFigures } from "@/lib/domain/counters/types";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import { createVersionedCache } from "@/lib/platform/versioned-cache";

/** A row of the task statement. */
export interface TaskRow extends Figures, Omit<ValueSums, "asked">, IndicatorFacts {
  rootTaskId: string;
  code: string;
  title: string;
  listId: string;
  carrierCode: string | null;
  subCarrierCode: string | null;
}

const tasksByKey = createVersionedCache<TaskFigures[]>(1_000);

const COUNTER_VALUES = sql`sum(c.numerator)::float8 as numerator,
  sum(c.denominator)::float8 as denominator, sum(c.value)::float8 as value,
  sum(c.standing)::int as standing, count(distinct c.period)::int as periods`;

const ASSIGNMENT_VALUES = sql`
  coalesce(sum(a.numerator) filter (where a.is_standing), 0)::float8 as numerator,
  coalesce(sum(a.denominator) filter (where a.is_standing), 0)::float8 as denominator,
  coalesce(sum(a.value) filter (where a.is_standing), 0)::float8 as value,
  count(*) filter (where a.is_standing)::int as standing, count(distinct a.period)::int as periods`;

function summed(scope: FigureScope, filter: FigureFilter): Statement {
  const { place } = scope;
  const due = sql`between ${filter.dueFrom}::date and ${filter.dueTo}::date`;
  if (place.level === "township") {
    return sql`select a.root_task_id, ${assignmentSums(scope)}, ${ASSIGNMENT_VALUES}
      from ${assignmentRows(scope)} a
      where a.node_code = ${place.nodeCode} and a.township_code = ${place.code} ${ofLevel(filter, "a")}
        and a.year = ${filter.year} and a.due_on ${due}
      group by 1`;
  }
  return sql`select c.root_task_id, ${counterSums(scope)}, ${COUNTER_VALUES}
    from ${counterRows(scope)} c
    where c.year = ${filter.year} and c.node_code = any (${[...scope.nodes.keys()]}::text[]) ${ofLevel(filter, "c")}
      and c.due_on ${due}
    group by 1`;
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

/** The statement behind a scope's task figures, in the order of lists and tasks. */
export function selectTasks(scope: FigureScope, filter: FigureFilter): Statement {
  return sql`
    with fact as materialized ${issuedTasks(filter)}, figure as (${summed(scope, filter)})
    select figure.*, figure.root_task_id as "rootTaskId", t.code, t.title, t.form, t.unit, t.accumulation,
      t.target::float8 as target, t.direction, fact.list_id as "listId",
      fact.carrier_code as "carrierCode", fact.sub_carrier_code as "subCarrierCode"
    from figure
    join fact on fact.root_task_id = figure.root_task_id
    join task t on t.id = fact.task_id
    left join carrier on carrier.code = fact.carrier_code
    order by carrier.position nulls last, fact.carrier_code, t.position, t.code`;
}

/** Figures and derived values by task within a scope and filter. */
export async function tasksOf(scope: FigureScope, filter: FigureFilter): Promise<TaskFigures[]> {
  const key = JSON.stringify([scope.place.code, filter]);
  return tasksByKey.get(key, versionOf(scope), async () =>
    (await rows<TaskRow>(selectTasks(scope, filter))).map(taskFigures),
  );
}

/** Figures and derived values of a region by task; `not_found` outside the viewer's reach. */
export async function listTaskFigures(actor: Actor, query: FigureQuery): Promise<TaskFigures[]> {
  const scope = await getFigureScope(actor, query.regionCode, query);
  return tasksOf(scope, await filterOf(actor, scope, query));
}
