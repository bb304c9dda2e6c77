import "server-only";
import type { Actor } from "@/lib/access/actor";
import { listFedTasks } from "@/lib/domain/machine/tasks/queries";
import type { ValueSource } from "@/lib/domain/machine/types";
import { withinSource } from "@/lib/domain/machine/values/queries";
import { row, rows } from "@/lib/platform/db";
import { invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import {
  type OpenTasks,
  PAGE_MAX,
  type StandingInput,
  type StandingPage,
  type StandingValue,
} from "./schema";

interface Sum {
  rootTaskId: string;
  year: number;
  asked: number;
  fed: number;
}

// Whole counties stand in the counters; less than a county is few enough to be counted.
async function sumsOf(source: ValueSource): Promise<Sum[]> {
  const region = await row<{ level: string }>(
    sql`select level from region where code = ${source.regionCode}`,
  );
  const ids = sql`${source.rootTaskIds}::uuid[]`;
  const isWhole = ["province", "city", "county"].includes(region?.level ?? "");
  if (isWhole && !source.organisationId) {
    return rows<Sum>(sql`
      select c.root_task_id as "rootTaskId", c.year,
        sum(c.awaiting + c.not_started + c.drafting + c.submitted + c.returned + c.approved
          + c.accepted)::int as asked, sum(c.approved + c.accepted)::int as fed
      from counter c join region n on n.code = c.node_code
      join region top on n.path like top.path || '%' and top.code = ${source.regionCode}
      where c.root_task_id = any (${ids}) group by 1, 2`);
  }
  return rows<Sum>(sql`
    select a.root_task_id as "rootTaskId", a.year,
      (count(*) filter (where a.status not in ('exempted', 'cancelled')))::int as asked,
      (count(*) filter (where a.done_at is not null))::int as fed
    from organisation o join assignment a on a.organisation_id = o.id
    where a.root_task_id = any (${ids}) and ${withinSource(source)} group by 1, 2`);
}

/** The tasks that a source may feed, and how far they are. */
export async function listOpenTasks(actor: Actor, source: ValueSource): Promise<OpenTasks> {
  const [tasks, sums] = await Promise.all([
    listFedTasks(actor, source.rootTaskIds),
    sumsOf(source),
  ]);
  return {
    sourceName: source.sourceName,
    tasks: tasks.map(({ accumulation: _a, direction: _d, ...task }) => {
      const sum = sums.find((one) => one.rootTaskId === task.rootTaskId && one.year === task.year);
      return { ...task, asked: sum?.asked ?? 0, fed: sum?.fed ?? 0 };
    }),
  };
}

type Found = StandingValue & { id: string };

async function taskOf(actor: Actor, source: ValueSource, input: StandingInput): Promise<string> {
  const tasks = await listFedTasks(actor, source.rootTaskIds);
  const named = tasks.filter(
    (task) => task.year === input.year && [task.code, task.rootTaskId].includes(input.task),
  );
  if (named.length > 1) throw invalid({ task: "这个编号对应多项任务，请改用任务标识" });
  if (!named[0]) throw notFound("任务");
  return named[0].rootTaskId;
}

/** What stands of a task and period within a source's limits, 5,000 at a time. */
export async function listStanding(
  actor: Actor,
  source: ValueSource,
  input: StandingInput,
): Promise<StandingPage> {
  const rootTaskId = await taskOf(actor, source, input);
  const found = await rows<Found>(sql`
    select a.id, o.id as "organisationId", o.name as "organisationName",
      o.credit_code as "creditCode", o.region_code as "regionCode", a.year, a.period,
      case when a.status in ('exempted', 'cancelled') then 'dropped'
        when a.done_at is null then 'awaiting' else 'standing' end as state,
      trim_scale(a.numerator)::text as numerator, trim_scale(a.denominator)::text as denominator,
      trim_scale(a.value)::text as value, to_json(a.observed_at) #>> '{}' as "observedAt",
      a.fed_source as "sourceName", a.revision
    from assignment a join organisation o on o.id = a.organisation_id
    where a.root_task_id = ${rootTaskId}::uuid and a.year = ${input.year}
      and a.period = ${input.period} and a.awaiting and a.id > ${input.after ?? "0"}::bigint
      and ${withinSource(source)}
    order by a.id limit ${PAGE_MAX + 1}`);
  const shown = found.slice(0, PAGE_MAX);
  const next = found.length > PAGE_MAX ? (shown.at(-1)?.id ?? null) : null;
  return { values: shown.map(({ id: _id, ...value }) => value), next };
}
