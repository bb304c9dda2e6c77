import "server-only";
import type { Actor, SystemActor } from "@/lib/access/actor";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";

/** A counter that does not say what the facts say. */
export interface CounterDifference {
  /** missing: the facts have it and the counters do not; surplus: the other way round. */
  kind: "missing" | "surplus" | "different";
  year: number;
  node_code: string;
  root_task_id: string;
  period: number;
  due_on: string;
}

/** What a recount found. */
export interface CounterCheck {
  counters: number;
  assignments: number;
  differences: CounterDifference[];
  /** How many there are; `differences` holds the first of them. */
  wrong: number;
  /** Days on which the trend table does not say what the assignments say. */
  dayDifferences: number;
  /** Counters of the last past days that do not say what the events say. */
  pastDifferences: number;
}

const SHOWN = 50;
/** How many past days a check compares. */
const PAST_DAYS = 3;

const MEASURES = [
  ...["not_started", "drafting", "submitted", "returned", "approved", "accepted", "exempted"],
  ...["cancelled", "awaiting", "submitted_on_time", "done_on_time", "times_returned"],
  ...["numerator", "denominator", "value", "standing"],
];
const KEY = sql.raw(
  "year, node_code, root_task_id, period, organisation_level, organisation_kind, due_on",
);
const measuresOf = (alias: string): Statement =>
  sql.raw(MEASURES.map((name) => `coalesce(${alias}.${name}, 0)`).join(", "));

async function countPast(): Promise<number> {
  const days = await rows<{ day: Day }>(sql`
    select day::date as day from (
      select (now() at time zone 'Asia/Shanghai')::date - n as day from generate_series(1, ${PAST_DAYS}::int) n
    ) last where day >= (select first_day from past_start)`);
  let wrong = 0;
  for (const { day } of days) {
    const [found] = await rows<{ n: number }>(sql`
      select count(*)::int as n from counter_at(${day}::date) c
      full join recount_at(${day}::date) r using (${KEY})
      where (${measuresOf("c")}) is distinct from (${measuresOf("r")})`);
    wrong += found?.n ?? 0;
  }
  return wrong;
}

/**
 * Counts all assignments again and compares, and the last past days with their events: the only good answer is
 * no difference. Reads one snapshot by one statement each; a few seconds for a million assignments.
 */
export async function checkCounters(_actor: SystemActor): Promise<CounterCheck> {
  const differences = await rows<CounterDifference & { wrong: number }>(sql`
    select kind, year, node_code, root_task_id, period, due_on, count(*) over ()::int as wrong
    from counter_difference order by node_code, root_task_id limit ${SHOWN}`);
  const [totals] = await rows<{ counters: number; assignments: number; days: number }>(sql`
    select (select count(*) from counter)::int as counters,
      (select count(*) from assignment)::int as assignments,
      (select count(*) from (
        select year, node_code, root_task_id, due_on, sum(done) as done
        from counter_day group by 1, 2, 3, 4 having sum(done) <> 0
        except
        select year, node_code, root_task_id, due_on, count(*)
        from assignment where done_at is not null group by 1, 2, 3, 4) d)::int as days`);
  return {
    counters: totals?.counters ?? 0,
    assignments: totals?.assignments ?? 0,
    differences: differences.map(({ wrong: _wrong, ...one }) => one),
    wrong: differences[0]?.wrong ?? 0,
    dayDifferences: totals?.days ?? 0,
    pastDifferences: await countPast(),
  };
}

/** The nodes that have counters or assignments, in order: what a repair goes through. */
export async function listNodes(_actor: Actor): Promise<string[]> {
  const found = await rows<{ node: string }>(sql`
    select node_code as node from assignment union select node_code from counter order by 1`);
  return found.map(({ node }) => node);
}

/** True when a recount found nothing wrong. */
export function isConsistent(check: CounterCheck): boolean {
  return check.wrong + check.dayDifferences + check.pastDifferences === 0;
}
