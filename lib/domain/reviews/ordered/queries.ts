import "server-only";
import { assignmentsWithin, type Reach, tasksInScope } from "@/lib/access/reach";
import { type Statement, sql } from "@/lib/platform/sql";

const isOneOf = (tasks: Statement) => sql`a.root_task_id = any (array(${tasks}))`;

/**
 * A condition on a code of `a` that most of what is walked through meets. Worded as a function, of which the
 * database expects no less: with `= any` it would think few fit, read all of them by another index and sort.
 */
export function mostlyOneOf(codes: Statement, column: "approved_in" | "root_task_id"): Statement {
  return sql`array_position(array(${codes}), ${sql.raw(`a.${column}`)}) is not null`;
}

/**
 * As `assignmentsWithin` for rows under `a`, for lists in the order of arrival: the tasks are found first and
 * then looked for in the index that is ordered so. As a join they would lead the database to read all that
 * waits, task by task, and to sort it.
 */
export function withinInOrder(
  reaches: readonly Reach[],
  hasTask: (tasks: Statement) => Statement = isOneOf,
): Statement {
  return sql.or(
    reaches.map((reach) => {
      const place = assignmentsWithin([{ ...reach, tasks: null }], "a");
      if (!reach.tasks) return place;
      return sql`(${place} and ${hasTask(tasksInScope(reach.tasks))})`;
    }),
  );
}
