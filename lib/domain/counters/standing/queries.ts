import "server-only";
import type { FigureScope } from "@/lib/domain/counters/scope/queries";
import { type Statement, sql } from "@/lib/platform/sql";

type Moment = Pick<FigureScope, "today" | "isPast">;

/** What stands behind `from … c`: the counters as they stand at the scope's moment. */
export function counterRows(_moment: Moment): Statement {
  return sql`counter`;
}

/** What stands behind `from … a`: the assignments as they stand at the scope's moment. */
export function assignmentRows(_moment: Moment): Statement {
  return sql`assignment`;
}
