import "server-only";
import type { SystemActor } from "@/lib/access/actor";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** A counter that does not say what the facts say. */
export interface CounterDifference {
  /** missing: the facts have it and the counters do not; surplus: the other way round. */
  kind: "missing" | "surplus";
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
  /** Days on which the trend table does not say what the assignments say. */
  dayDifferences: number;
}

const SHOWN = 50;

/**
 * Counts all assignments again and compares: the only good answer is no difference. Reads one snapshot
 * by one statement each; a few seconds for a million assignments.
 */
export async function checkCounters(_actor: SystemActor): Promise<CounterCheck> {
  const differences = await rows<CounterDifference>(sql`
    select kind, year, node_code, root_task_id, period, due_on from counter_difference
    order by node_code, root_task_id limit ${SHOWN}`);
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
    differences,
    dayDifferences: totals?.days ?? 0,
  };
}

/** True when a recount found nothing wrong. */
export function isConsistent(check: CounterCheck): boolean {
  return check.differences.length === 0 && check.dayDifferences === 0;
}
