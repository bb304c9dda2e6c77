import "server-only";
import type { Actor } from "@/lib/access/actor";
import { TODAY } from "@/lib/access/today";
import type { MeasuredFilter } from "@/lib/domain/burden/measured/schema";
import { SAMPLES_MIN, shownOf } from "@/lib/domain/burden/rules";
import type { Measured, MeasuredPage, MeasuredTask } from "@/lib/domain/burden/types";
import { onLineOf } from "@/lib/domain/guard/fields/queries";
import { guardRegions } from "@/lib/domain/guard/policy";
import { rows } from "@/lib/platform/db";
import { forbidden } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

/** The periods whose due day falls in the quarter. */
function inQuarter(quarter: number | undefined): Statement {
  if (!quarter) return sql`true`;
  return sql`exists (select 1 from unnest(asked.due_dates) with ordinality as due(month_day, ordinal)
    where due.ordinal = s.period
      and (substr(due.month_day, 1, 2)::int + 2) / 3 = ${quarter}::int)`;
}

type MeasuredRow = Omit<MeasuredTask, "measured"> & Partial<Measured>;

async function tasksOf(regions: string[], year: number, quarter: number | undefined) {
  // Too few are not even computed: what is not shown does not leave the database.
  return rows<MeasuredRow>(sql`
    with asked as (
      select t.root_task_id, t.code, t.title, l.id as list_id, l.title as list_title,
        r.name as region_name, r.path, c.position, t.minutes, t.due_dates, wanted.level
      from task t join task_list l on l.id = t.list_id join region r on r.code = l.region_code
      left join carrier c on c.code = l.carrier_code
      cross join lateral unnest(t.asked_levels) as wanted(level)
      where l.status = 'issued' and l.year = ${year} and l.kind <> 'resolution' and t.source = 'report'
        and t.inherits_task_id is null and ${onLineOf(regions)}
    )
    select asked.root_task_id as "rootTaskId", asked.code, asked.title, asked.list_id as "listId",
      asked.list_title as "listTitle", asked.region_name as "regionName", asked.level,
      asked.minutes as estimate, found.samples, found.median, found.lower, found.upper
    from asked cross join lateral (
      select n.samples,
        case when n.samples >= ${SAMPLES_MIN}::int then round(n.quartiles[1]::numeric)::int end as lower,
        case when n.samples >= ${SAMPLES_MIN}::int then round(n.quartiles[2]::numeric)::int end as median,
        case when n.samples >= ${SAMPLES_MIN}::int then round(n.quartiles[3]::numeric)::int end as upper
      from (
        select count(*)::int as samples,
          percentile_cont(array[0.25, 0.5, 0.75]) within group (order by s.minutes) as quartiles
        from reporting_sample s
        where s.root_task_id = asked.root_task_id and s.year = ${year}
          and s.organisation_level = asked.level and ${inQuarter(quarter)}) n) found
    order by length(asked.path), asked.path, asked.position nulls first, asked.list_id, asked.code,
      asked.level`);
}

function shownTask({ median, lower, upper, ...task }: MeasuredRow): MeasuredTask {
  const measured =
    median == null || lower == null || upper == null ? null : { median, lower, upper };
  const shown = measured && shownOf(task.samples, measured);
  return { ...task, samples: shown ? task.samples : 0, measured: shown };
}

/**
 * Estimate against what reporting took, for each task and level of the issued lists on the lines of the
 * actor's regions; one quarter's reports or the year's. Throws `forbidden` without a right.
 */
export async function getMeasured(actor: Actor, filter: MeasuredFilter): Promise<MeasuredPage> {
  const regions = guardRegions(actor);
  if (regions.length === 0) throw forbidden();
  const found = await rows<{ year: number; today: number }>(sql`
    select distinct l.year, extract(year from ${TODAY})::int as today
    from task_list l join region r on r.code = l.region_code
    where l.status = 'issued' and ${onLineOf(regions)} order by 1 desc`);
  const years = found.map(({ year }) => year);
  const current = found[0]?.today ?? 0;
  const year = filter.year ?? (years.includes(current) ? current : (years[0] ?? current));
  const tasks = await tasksOf(regions, year, filter.quarter);
  return { year, years, quarter: filter.quarter ?? null, tasks: tasks.map(shownTask) };
}
