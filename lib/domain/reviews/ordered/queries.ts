import "server-only";
import { assignmentsWithin, type Reach, tasksInScope } from "@/lib/access/reach";
import { type Statement, sql } from "@/lib/platform/sql";

/**
 * As `assignmentsWithin` for rows under `a`, for lists in the order of arrival: the tasks are found first and
 * then looked for in the index that is ordered so. As a join they would lead the database to read all that
 * waits, task by task, and to sort it.
 */
export function withinInOrder(reaches: readonly Reach[]): Statement {
  return sql.or(
    reaches.map((reach) => {
      const place = assignmentsWithin([{ ...reach, tasks: null }], "a");
      if (!reach.tasks) return place;
      return sql`(${place} and a.root_task_id = any (array(${tasksInScope(reach.tasks)})))`;
    }),
  );
}
