import "server-only";
import { issuedTasks } from "@/lib/domain/assignments/tasks/queries";
import { counterRows } from "@/lib/domain/counters/standing/queries";
import type { scopeOf } from "@/lib/domain/editions/freezing/queries";
import type { EditionQuery } from "@/lib/domain/editions/types";
import { type RootFacts, STUCK_DAYS } from "@/lib/domain/meetings/packs/rules";
import type { NextTask, PackContent } from "@/lib/domain/meetings/packs/types";
import { THEME_FACTS } from "@/lib/domain/voices/answering/queries";
import type { Tx } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import { addDays, type Day } from "@/lib/shared/dates";

const MOST_MOVED = 15;

/** The region, nodes and clock of an edition. */
type Scope = Awaited<ReturnType<typeof scopeOf>>;

const OPEN = sql`(c.not_started + c.drafting + c.returned)`;

/** By root task: what is stuck, what moved since a day, what was asked and waits. */
export async function readRoots(
  tx: Tx,
  scope: Scope,
  { query, since }: { query: EditionQuery; since: Day | null },
): Promise<RootFacts[]> {
  const nodes = [...scope.nodes.keys()];
  const { year, day } = query;
  return tx.rows<RootFacts>(sql`
    with fact as materialized ${issuedTasks({ year, scopes: null })},
    counted as (
      select c.root_task_id, sum(case when c.due_on <= ${addDays(day, -STUCK_DAYS)}::date then ${OPEN}
          else c.returned end)::int as stuck,
        sum(case when c.due_on >= ${since}::date then ${OPEN} else 0 end)::int as late
      from ${counterRows(scope)} c where c.year = ${year} and c.node_code = any (${nodes}::text[])
        and c.due_on < ${day}::date group by 1),
    finished as (
      select d.root_task_id, sum(d.done)::int as done from counter_day d
      where d.year = ${year} and d.node_code = any (${nodes}::text[])
        and d.on_day > ${since}::date and d.on_day <= ${day}::date group by 1),
    asked as (
      select d.root_task_id, count(*)::int as adjustments from adjustment d
      join region r on r.code = d.region_code
      where d.status = 'waiting' and d.year = ${year} and r.node_code = any (${nodes}::text[]) group by 1),
    opening as (
      select a.root_task_id, count(*)::int as openings
      from window_opening w join assignment a on a.id = w.assignment_id
      where w.state = 'waiting' and a.year = ${year} and a.node_code = any (${nodes}::text[]) group by 1),
    said as (
      select v.root_task_id, count(*)::int as voices from (${THEME_FACTS}) v
      where v.year = ${year} and v.total > v.answered and v.root_task_id in (
        select t.root_task_id from task t join task_list l on l.id = t.list_id
        where l.region_code = ${query.regionCode} and l.year = ${year}) group by 1)
    select fact.root_task_id as "rootTaskId", fact.carrier_code as "carrierCode",
      (select parent_code from carrier where code = fact.carrier_code) as "parentCode",
      coalesce(counted.stuck, 0) as stuck, coalesce(counted.late, 0) as late,
      coalesce(finished.done, 0) as done, coalesce(asked.adjustments, 0) as adjustments,
      coalesce(opening.openings, 0) as openings, coalesce(said.voices, 0) as voices
    from fact left join counted using (root_task_id) left join finished using (root_task_id)
    left join asked using (root_task_id) left join opening using (root_task_id)
    left join said using (root_task_id)`);
}

/** What is still to be done after the day, up to and with another, by task and due day. */
export async function readNext(
  tx: Tx,
  scope: Scope,
  { query, until }: { query: EditionQuery; until: Day },
): Promise<(NextTask & { rootTaskId: string })[]> {
  const years = [...new Set([query.year, Number(until.slice(0, 4))])];
  const ofYear = (year: number): Statement => sql`
    select c.root_task_id, fact.task_id, c.due_on, sum(${OPEN})::int as open
    from ${counterRows(scope)} c join ${issuedTasks({ year, scopes: null })} fact
      on fact.root_task_id = c.root_task_id
    where c.year = ${year} and c.node_code = any (${[...scope.nodes.keys()]}::text[])
      and c.due_on > ${query.day}::date and c.due_on <= ${until}::date
    group by 1, 2, 3`;
  return tx.rows(sql`
    select found.root_task_id as "rootTaskId", t.code, t.title, found.due_on as "dueOn", found.open
    from (${sql.join(years.map(ofYear), " union all ")}) found join task t on t.id = found.task_id
    where found.open > 0 order by found.due_on, t.code, found.root_task_id`);
}

/** The tasks that moved most since the last meeting, by name. */
export async function readMoved(
  tx: Tx,
  roots: readonly RootFacts[],
): Promise<PackContent["moved"]> {
  const names = await tx.rows<{ rootTaskId: string; code: string; title: string }>(sql`
    select distinct on (t.root_task_id) t.root_task_id as "rootTaskId", t.code, t.title
    from task t join task_list l on l.id = t.list_id
    where t.root_task_id = any (${roots.filter(({ late, done }) => late + done > 0).map(({ rootTaskId }) => rootTaskId)}::uuid[])
      and l.status in ('issued', 'superseded', 'archived')
    order by t.root_task_id, t.inherits_task_id is not null, l.list_version desc`);
  const byRoot = new Map(names.map((one) => [one.rootTaskId, one]));
  const top = (key: "late" | "done") =>
    roots
      .flatMap((root) => {
        const named = byRoot.get(root.rootTaskId);
        return named && root[key] > 0
          ? [{ code: named.code, title: named.title, count: root[key] }]
          : [];
      })
      .toSorted(
        (one, other) => other.count - one.count || one.code.localeCompare(other.code, "zh-CN"),
      )
      .slice(0, MOST_MOVED);
  return { late: top("late"), done: top("done") };
}
