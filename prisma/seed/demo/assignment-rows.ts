import { plainLine } from "../copy";
import type { AssignmentFact } from "./assignments";
import { dayText, momentText } from "./moments";

/** The columns of an assignment's row. */
export const ASSIGNMENT_COLUMNS = [
  "id",
  "task_id",
  "root_task_id",
  "organisation_id",
  "year",
  "period",
  "node_code",
  "township_code",
  "organisation_level",
  "organisation_kind",
  "due_on",
  "status",
  "awaiting",
  "is_on_time",
  "times_returned",
  "return_due_on",
  "submitted_at",
  "done_at",
  "revision",
  "numerator",
  "denominator",
  "value",
  "is_standing",
  "version",
  "updated_at",
];

const momentOrNull = (moment: number | null) => (moment === null ? null : momentText(moment));

/** An assignment's row; `base` is what the year and the issuing give. */
export function assignmentLine(
  fact: AssignmentFact,
  base: { year: number; issuedAt: string },
): string {
  const { organisation, task, state, figures } = fact;
  const isDone = state.doneAt !== null;
  return plainLine([
    fact.id,
    task.id,
    task.rootTaskId,
    organisation.id,
    base.year,
    fact.period,
    organisation.nodeCode,
    organisation.townshipCode,
    organisation.level,
    organisation.kind,
    dayText(fact.dueDay),
    state.status,
    fact.isAwaiting,
    state.isOnTime,
    state.timesReturned,
    state.returnDueDay === null ? null : dayText(state.returnDueDay),
    momentOrNull(state.submittedAt),
    momentOrNull(state.doneAt),
    state.revisions.length,
    isDone ? (figures?.numerator ?? null) : null,
    isDone ? (figures?.denominator ?? null) : null,
    isDone ? (figures?.value ?? null) : null,
    fact.isStanding,
    1 + state.changes.length,
    state.changedAt === null ? base.issuedAt : momentText(state.changedAt),
  ]);
}

/** The columns of an event's row. */
export const EVENT_COLUMNS = [
  "assignment_id",
  "from_status",
  "to_status",
  "at",
  "due_on",
  "root_task_id",
  "organisation_id",
  "node_code",
];

/** A row for each change of an assignment's status. */
export function eventLines(fact: AssignmentFact): string {
  const { organisation, task, state } = fact;
  let lines = "";
  for (const change of state.changes) {
    lines += plainLine([
      fact.id,
      change.from,
      change.to,
      momentText(change.at),
      dayText(fact.dueDay),
      task.rootTaskId,
      organisation.id,
      organisation.nodeCode,
    ]);
  }
  return lines;
}
