import type { AssignmentStatus } from "@/lib/domain/assignments/types";
import type { Step } from "./life";
import { dayOfMoment } from "./moments";

/** A submitted revision and what its reviewer did, where that has happened. */
export interface RevisionFact {
  revision: number;
  submittedAt: number;
  isOnTime: boolean;
  review: { decision: "approve" | "return"; at: number; returnDueDay: number | null } | null;
}

/** A change of status, with how the assignment stood before. */
export interface Change {
  from: AssignmentStatus;
  to: AssignmentStatus;
  at: number;
  /** Null before its first change. */
  since: number | null;
  wasOnTime: boolean | null;
  wasDoneAt: number | null;
  wasTimesReturned: number;
}

/** How an assignment stands at a moment. */
export interface State {
  status: AssignmentStatus;
  isOnTime: boolean | null;
  timesReturned: number;
  returnDueDay: number | null;
  submittedAt: number | null;
  doneAt: number | null;
  draftedAt: number | null;
  changedAt: number | null;
  revisions: RevisionFact[];
  changes: Change[];
}

const STATUS_AFTER = {
  draft: "drafting",
  submit: "submitted",
  approve: "approved",
  return: "returned",
  exempt: "exempted",
} as const;

function newState(): State {
  return {
    status: "not_started",
    isOnTime: null,
    timesReturned: 0,
    returnDueDay: null,
    submittedAt: null,
    doneAt: null,
    draftedAt: null,
    changedAt: null,
    revisions: [],
    changes: [],
  };
}

/** The same rule as lib/domain/assignments/rules.ts `isOnTimeAfter`, in numbers of days. */
function onTime(state: State, day: number, dueDay: number): boolean {
  if (state.isOnTime === null) return day <= dueDay;
  return state.isOnTime && (state.returnDueDay === null || day <= state.returnDueDay);
}

function submit(state: State, at: number, dueDay: number): void {
  state.isOnTime = onTime(state, dayOfMoment(at), dueDay);
  state.submittedAt = at;
  state.revisions.push({
    revision: state.revisions.length + 1,
    submittedAt: at,
    isOnTime: state.isOnTime,
    review: null,
  });
}

function review(state: State, step: Step): void {
  const last = state.revisions.at(-1);
  if (!last) throw new Error("a review without a revision");
  if (step.kind === "return") {
    last.review = { decision: "return", at: step.at, returnDueDay: step.dueDay };
    state.returnDueDay = step.dueDay;
    state.timesReturned += 1;
    return;
  }
  last.review = { decision: "approve", at: step.at, returnDueDay: null };
  state.doneAt = step.at;
}

function changeOf(state: State, to: AssignmentStatus, at: number): Change {
  return {
    from: state.status,
    to,
    at,
    since: state.changedAt,
    wasOnTime: state.isOnTime,
    wasDoneAt: state.doneAt,
    wasTimesReturned: state.timesReturned,
  };
}

/** Replays the steps that lie before `cut`. */
export function stateAt(steps: readonly Step[], cut: number, dueDay: number): State {
  const state = newState();
  for (const step of steps) {
    if (step.at >= cut) break;
    const to = STATUS_AFTER[step.kind];
    state.changes.push(changeOf(state, to, step.at));
    state.status = to;
    state.changedAt = step.at;
    if (step.kind === "draft") state.draftedAt = step.at;
    if (step.kind === "submit") submit(state, step.at, dueDay);
    if (step.kind === "approve" || step.kind === "return") review(state, step);
  }
  return state;
}
