/* What is frozen of work that does not move: whose it is, which task, since when; no person, no status word. */
import { periodLabel } from "@/lib/domain/assignments/rules";
import type { AssignmentRow } from "@/lib/domain/assignments/types";
import type { StuckAssignment } from "@/lib/domain/editions/stuck/types";
import { type Day, daysBetween } from "@/lib/shared/dates";

/** One line of what is stuck, as it stood on a day. */
export function frozenStuck(row: AssignmentRow, today: Day): StuckAssignment {
  return {
    assignmentId: row.id,
    organisationName: row.organisationName,
    placeName: row.townshipName ?? row.nodeName,
    code: row.taskCode,
    title: row.taskTitle,
    period: periodLabel(row.year, row.period, row.frequency),
    dueOn: row.dueOn,
    daysOverdue: Math.max(0, daysBetween(row.dueOn, today)),
    timesReturned: row.timesReturned,
  };
}
