import { plainLine } from "../copy";
import type { AssignmentFact } from "./assignments";
import { dayText, momentText } from "./moments";
import type { Change } from "./state";

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
  "made_at",
  "changed_at",
];

const momentOrNull = (moment: number | null) => (moment === null ? null : momentText(moment));

/** What the year and the issuing give. */
interface Base {
  year: number;
  issuedAt: string;
}

/** An assignment's row. */
export function assignmentLine(fact: AssignmentFact, base: Base): string {
  const { organisation, task, state, figures } = fact;
  const isDone = state.doneAt !== null;
  const changedAt = fact.stoodUntil ?? state.changedAt;
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
    base.issuedAt,
    changedAt === null ? base.issuedAt : momentText(changedAt),
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
  "year",
  "period",
  "was_since",
  "was_due_on",
  "was_awaiting",
  "was_on_time",
  "was_done_at",
  "was_times_returned",
  "was_node_code",
  "was_township_code",
  "was_level",
  "was_kind",
  "was_standing",
  "was_numerator",
  "was_denominator",
  "was_value",
];

function eventLine(fact: AssignmentFact, change: Change, base: Base): string {
  const { organisation, task, figures } = fact;
  // What was done already when it changed again had its values, and stood in the totals until then.
  const stood = change.wasDoneAt !== null;
  return plainLine([
    fact.id,
    change.from,
    change.to,
    momentText(change.at),
    dayText(fact.dueDay),
    task.rootTaskId,
    organisation.id,
    organisation.nodeCode,
    base.year,
    fact.period,
    change.since === null ? base.issuedAt : momentText(change.since),
    dayText(fact.dueDay),
    fact.isAwaiting,
    change.wasOnTime,
    momentOrNull(change.wasDoneAt),
    change.wasTimesReturned,
    organisation.nodeCode,
    organisation.townshipCode,
    organisation.level,
    organisation.kind,
    stood,
    stood ? (figures?.numerator ?? null) : null,
    stood ? (figures?.denominator ?? null) : null,
    stood ? (figures?.value ?? null) : null,
  ]);
}

/** A row for each change of an assignment, and one where a later period took its place in the totals. */
export function eventLines(fact: AssignmentFact, base: Base): string {
  const { state, stoodUntil } = fact;
  let lines = "";
  for (const change of state.changes) lines += eventLine(fact, change, base);
  if (stoodUntil === null) return lines;
  const replaced: Change = {
    from: state.status,
    to: state.status,
    at: stoodUntil,
    since: state.changedAt,
    wasOnTime: state.isOnTime,
    wasDoneAt: state.doneAt,
    wasTimesReturned: state.timesReturned,
  };
  return lines + eventLine(fact, replaced, base);
}
