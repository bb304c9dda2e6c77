import "server-only";
import {
  mappedAssignments,
  mappedCounters,
  mappedDays,
} from "@/lib/domain/counters/mapping/queries";
import type { FigureScope } from "@/lib/domain/counters/scope/queries";
import { type Statement, sql } from "@/lib/platform/sql";

type Moment = Pick<FigureScope, "today" | "isPast"> &
  Partial<Pick<FigureScope, "mapping" | "nodes">>;

function mappedOf({ mapping = null, nodes = new Map() }: Moment) {
  return { mapping, nodes };
}

/**
 * What stands behind `from … c`: the counters as they stand now, or as they stood at the end of a past day; on
 * today's map where the scope says so. Conditions on year and node reach the indexes of both what stands and what stood.
 */
export function counterRows(moment: Moment): Statement {
  const counters = moment.isPast ? sql`counter_at(${moment.today}::date)` : sql`counter`;
  return mappedCounters(mappedOf(moment), { counters, assignments: standingRows(moment) });
}

function standingRows({ today, isPast }: Moment): Statement {
  return isPast ? sql`assignment_at(${today}::date)` : sql`assignment`;
}

/**
 * What stands behind `from … a`: the assignments as they stand now, or what is counted of them as it stood at
 * the end of a past day; on today's map where the scope says so. Ask with the node: it is what the states of
 * the past are found by.
 */
export function assignmentRows(moment: Moment): Statement {
  return mappedAssignments(mappedOf(moment), {
    assignments: standingRows(moment),
    isPast: moment.isPast,
  });
}

/** What stands behind `from … d`: the days on which work became done (or ceased to be), by node. */
export function dayRows(moment: Moment): Statement {
  return mappedDays(mappedOf(moment));
}
