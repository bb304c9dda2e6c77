import "server-only";
import type { FigureScope } from "@/lib/domain/counters/scope/queries";
import { type Statement, sql } from "@/lib/platform/sql";

type Moment = Pick<FigureScope, "today" | "isPast">;

/**
 * What stands behind `from … c`: the counters as they stand now, or as they stood at the end of a past day.
 * Conditions on year and node reach the indexes of both what stands and what stood.
 */
export function counterRows({ today, isPast }: Moment): Statement {
  return isPast ? sql`counter_at(${today}::date)` : sql`counter`;
}

/**
 * What stands behind `from … a`: the assignments as they stand now, or what is counted of them as it stood at
 * the end of a past day. Ask with the node: it is what the states of the past are found by.
 */
export function assignmentRows({ today, isPast }: Moment): Statement {
  return isPast ? sql`assignment_at(${today}::date)` : sql`assignment`;
}
