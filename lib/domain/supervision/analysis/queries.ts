import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { requireReaches } from "@/lib/access/reach";
import { issuedTasks } from "@/lib/domain/assignments/tasks/queries";
import { getClock } from "@/lib/domain/calendar/queries";
import {
  assignmentSums,
  counterSums,
  type FigureFilter,
  ofLevel,
} from "@/lib/domain/counters/figures/queries";
import { listLeadFigures } from "@/lib/domain/counters/leads/queries";
import { filterOf, readMatrix } from "@/lib/domain/counters/matrix/queries";
import { pickFigures } from "@/lib/domain/counters/rules";
import { type FigureScope, getFigureScope } from "@/lib/domain/counters/scope/queries";
import { assignmentRows, counterRows } from "@/lib/domain/counters/standing/queries";
import { tasksOf } from "@/lib/domain/counters/tasks/queries";
import type { FigureQuery, Figures } from "@/lib/domain/counters/types";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import { analysisOf } from "./rules";
import type { AnalysisFilter } from "./schema";
import type { Analysis, AnalysisFacts, CrossCell, Gap, Reason } from "./types";

const REASONS_SHOWN = 10;

/** The region that is asked about: the one of the address, else that of the reader's first right. */
export function analysedRegion(actor: StaffActor, filter: { region?: string | undefined }): string {
  return filter.region ?? actor.grants[0]?.regionCode ?? actor.organisation.regionCode;
}

/** The assignments `a` of a scope under a filter, with `fact` joined. */
function within(scope: FigureScope, filter: FigureFilter): Statement {
  const town =
    scope.place.level === "township" ? sql`and a.township_code = ${scope.place.code}` : sql.empty;
  return sql`a.node_code = any (${[...scope.nodes.keys()]}::text[]) ${town} and a.year = ${filter.year}
    and a.due_on between ${filter.dueFrom}::date and ${filter.dueTo}::date ${ofLevel(filter, "a")}`;
}

async function readCross(scope: FigureScope, filter: FigureFilter): Promise<CrossCell[]> {
  const keys = (
    alias: Statement,
  ) => sql`fact.carrier_code as carrier, ${alias}.organisation_level as level,
    extract(quarter from ${alias}.due_on)::int as quarter`;
  const figures =
    scope.place.level === "township"
      ? sql`select ${keys(sql`a`)}, ${assignmentSums(scope)} from ${assignmentRows(scope)} a
          join fact on fact.root_task_id = a.root_task_id where ${within(scope, filter)} group by 1, 2, 3`
      : sql`select ${keys(sql`c`)}, ${counterSums(scope)} from ${counterRows(scope)} c
          join fact on fact.root_task_id = c.root_task_id
          where c.year = ${filter.year} and c.node_code = any (${[...scope.nodes.keys()]}::text[])
            and c.due_on between ${filter.dueFrom}::date and ${filter.dueTo}::date ${ofLevel(filter, "c")}
          group by 1, 2, 3`;
  const found = await rows<Figures & Omit<CrossCell, "figures">>(sql`
    with fact as materialized ${issuedTasks(filter)} ${figures}`);
  return found.map((row) => ({
    ...{ carrier: row.carrier, level: row.level, quarter: row.quarter },
    figures: pickFigures(row),
  }));
}

// By what the reviewers chose, by what the office wrote when it let somebody off, by what units asked with.
async function readReasons(scope: FigureScope, filter: FigureFilter): Promise<Reason[]> {
  const mine = within(scope, filter);
  return rows<Reason>(sql`
    with fact as materialized ${issuedTasks(filter)}, why as (
      select 'returned' as kind, coalesce(nullif(trim(v.reason), ''), '没有写明') as reason
      from assignment a join fact on fact.root_task_id = a.root_task_id
      join report p on p.assignment_id = a.id
      join review v on v.report_id = p.id and v.decision in ('return', 'reopen')
      where a.times_returned > 0 and ${mine}
      union all
      select 'exempted', coalesce(nullif(trim(a.change_reason), ''), '没有写明')
      from assignment a join fact on fact.root_task_id = a.root_task_id
      where a.status = 'exempted' and ${mine}
      union all
      select 'extended', coalesce(nullif(trim(j.reason), ''), '没有写明')
      from assignment a join fact on fact.root_task_id = a.root_task_id
      join adjustment j on j.assignment_id = a.id and j.kind = 'extension' and j.status = 'granted'
      where a.granted_due_on is not null and ${mine}
      union all
      select 'paused', a.change_reason
      from assignment a join fact on fact.root_task_id = a.root_task_id
      where a.paused_until is not null and a.change_reason is not null and ${mine}
    ), placed as (
      select kind, reason, count(*)::int as count, row_number() over (
        partition by kind order by count(*) desc, reason) > ${REASONS_SHOWN} as is_rest
      from why group by kind, reason
    )
    select kind, case when is_rest then '其他' else reason end as reason, sum(count)::int as count
    from placed group by kind, is_rest, 2 order by kind, is_rest, 3 desc, 2`);
}

async function readGaps(scope: FigureScope, filter: FigureFilter): Promise<Gap[]> {
  return rows<Gap>(sql`
    with fact as materialized ${issuedTasks(filter)}
    select a.root_task_id as "rootTaskId", min(t.title) as title, count(*)::int as verified,
      count(*) filter (where a.verified_value is distinct from a.value
        or a.verified_numerator is distinct from a.numerator
        or a.verified_denominator is distinct from a.denominator)::int as differing
    from assignment a join fact on fact.root_task_id = a.root_task_id join task t on t.id = fact.task_id
    where a.verified_at is not null and ${within(scope, filter)}
    group by 1 order by 4 desc, 3 desc limit 20`);
}

async function readMinutes(filter: FigureFilter): Promise<Record<string, number>> {
  const found = await rows<{ id: string; minutes: number }>(sql`
    select f.root_task_id as id, t.minutes::int as minutes
    from ${issuedTasks(filter)} f join task t on t.id = f.task_id where t.minutes is not null`);
  return Object.fromEntries(found.map(({ id, minutes }) => [id, minutes]));
}

async function collect(
  actor: StaffActor,
  scope: FigureScope,
  query: FigureQuery,
): Promise<AnalysisFacts> {
  const filter = await filterOf(actor, scope, query);
  const [matrix, cross, tasks, minutes, leads, reasons, gaps] = await Promise.all([
    readMatrix(actor, query),
    readCross(scope, filter),
    tasksOf(scope, filter),
    readMinutes(filter),
    listLeadFigures(actor, query),
    readReasons(scope, filter),
    readGaps(scope, filter),
  ]);
  return {
    ...{ query, region: matrix.region, today: matrix.today, cross, tasks, minutes, reasons, gaps },
    columns: matrix.columns.map(({ code, name }) => ({ code, name })),
    places: matrix.rows.map(({ name, code, kind, total }) => ({
      name,
      code,
      kind,
      figures: total,
    })),
    leads: leads.map(({ organisationId, name, figures }) => ({
      ...{ id: organisationId, name, figures },
    })),
  };
}

/**
 * Where the work of a region stands and why, under a filter. `forbidden` without the right, `not_found` out of
 * the reader's reach. What is counted by others is taken from what they keep.
 */
export async function readAnalysis(actor: StaffActor, filter: AnalysisFilter): Promise<Analysis> {
  await requireReaches(actor, "order.read");
  const { today } = await getClock(actor);
  const query: FigureQuery = {
    regionCode: analysedRegion(actor, filter),
    year: filter.year ?? Number(today.slice(0, 4)),
    period: filter.period,
    carrierCode: filter.carrier ?? null,
    level: filter.level ?? null,
    leadUnitId: filter.lead ?? null,
  };
  const scope = await getFigureScope(actor, query.regionCode, query);
  return analysisOf(await collect(actor, scope, query));
}
