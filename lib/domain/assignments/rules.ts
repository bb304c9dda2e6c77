/*
 * The life of an assignment. A unit drafts and submits; a reviewer approves or returns; where the chain
 * has two steps the next level accepts what was approved, or returns it, and until it has acted the
 * approval can be taken back (retract). What is submitted can be withdrawn until a reviewer acts. What is
 * done can only be reopened, with a reason, and then counts as returned.
 * An assignment that nobody finished can be exempted or cancelled; an exemption that is taken back puts it
 * where it stood; a cancelled one begins anew when a list asks for it again. Nothing else is possible.
 *
 * The light: overdue (超期) is open past its due day; soon (预警) is open with at most three working
 * days left, or returned; awaiting, exempted and cancelled ones have no light; all else is normal.
 */

import type { Day } from "@/lib/shared/dates";
import type { AssignmentStatus, Clock, Light, PeriodFilter } from "./types";

/** What can happen to an assignment. */
export type Move =
  | "draft"
  | "discard"
  | "submit"
  | "withdraw"
  | "return"
  | "approve"
  | "accept"
  | "retract"
  | "reopen"
  | "exempt"
  | "readmit"
  | "cancel"
  | "restore";

interface Step {
  from: readonly AssignmentStatus[];
  to: AssignmentStatus;
}

/** The closed table of moves: from where, and to where. */
export const MOVES: Record<Move, Step> = {
  draft: { from: ["not_started"], to: "drafting" },
  discard: { from: ["drafting"], to: "not_started" },
  submit: { from: ["not_started", "drafting", "returned"], to: "submitted" },
  withdraw: { from: ["submitted"], to: "drafting" },
  return: { from: ["submitted", "approved"], to: "returned" },
  approve: { from: ["submitted"], to: "approved" },
  accept: { from: ["approved"], to: "accepted" },
  retract: { from: ["approved"], to: "submitted" },
  reopen: { from: ["approved", "accepted"], to: "returned" },
  exempt: { from: ["not_started", "drafting", "returned"], to: "exempted" },
  readmit: { from: ["exempted"], to: "not_started" },
  cancel: { from: ["not_started", "drafting", "submitted", "returned"], to: "cancelled" },
  restore: { from: ["cancelled"], to: "not_started" },
};

/** Waiting for the unit: what to-dos, 预警 and 超期 are made of. */
export const OPEN_STATUSES = ["not_started", "drafting", "returned"] as const;

/** What can be done: approved, and accepted where the chain has two steps. See `isDone`. */
export const DONE_STATUSES = ["approved", "accepted"] as const;

/** Left out of every denominator. */
export const DROPPED_STATUSES = ["exempted", "cancelled"] as const;

const includes = (list: readonly string[], status: AssignmentStatus) => list.includes(status);

/** True when the unit still has to do something. */
export function isOpen(status: AssignmentStatus): boolean {
  return includes(OPEN_STATUSES, status);
}

/** True when it was found done: what is approved and still waits for 认可 has no moment of being done. */
export function isDone(assignment: { doneAt: string | null }): boolean {
  return assignment.doneAt !== null;
}

/** True when the first step approved it and the next level has not yet accepted it. */
export function waitsForAcceptance(assignment: {
  status: AssignmentStatus;
  doneAt: string | null;
}): boolean {
  return assignment.status === "approved" && assignment.doneAt === null;
}

/** True when the move is allowed from the status. */
export function canMove(status: AssignmentStatus, move: Move): boolean {
  return MOVES[move].from.includes(status);
}

/** The status after a move, or null where the move is not allowed. */
export function statusAfter(status: AssignmentStatus, move: Move): AssignmentStatus | null {
  return canMove(status, move) ? MOVES[move].to : null;
}

/** What decides an assignment's light. */
export interface LightFacts {
  status: AssignmentStatus;
  awaiting: boolean;
  dueOn: Day;
}

/** The light of an assignment on a day; the due day itself still counts as in time. */
export function lightOf(facts: LightFacts, clock: Clock): Light {
  if (facts.awaiting && facts.status === "not_started") return "none";
  if (includes(DROPPED_STATUSES, facts.status)) return "none";
  if (!isOpen(facts.status)) return "normal";
  if (facts.dueOn < clock.today) return "overdue";
  return facts.status === "returned" || facts.dueOn <= clock.soonUntil ? "soon" : "normal";
}

/** The facts of a submission that decide whether it is on time. */
export interface SubmissionFacts {
  today: Day;
  dueOn: Day;
  /** What the first submission was found to be; null when this is the first. */
  wasOnTime: boolean | null;
  /** The return's own date, when this answers a return. */
  returnDueOn: Day | null;
}

/**
 * On time: the first submission by the due day, unless it was returned and the resubmission missed the
 * return's own date. A late first submission stays late.
 */
export function isOnTimeAfter(facts: SubmissionFacts): boolean {
  if (facts.wasOnTime === null) return facts.today <= facts.dueOn;
  return facts.wasOnTime && (facts.returnDueOn === null || facts.today <= facts.returnDueOn);
}

const PERIODS = { monthly: 12, quarterly: 4, semiannual: 2, annual: 1 } as const;

/** How often a task is reported. */
export type Frequency = keyof typeof PERIODS;

/** How many periods a year has at a frequency. */
export function periodsIn(frequency: Frequency): number {
  return PERIODS[frequency];
}

/** 2026 年第 3 季度, 2026 年 5 月, 2026 年上半年, 2026 年度. */
export function periodLabel(year: number, period: number, frequency: Frequency): string {
  if (frequency === "monthly") return `${year} 年 ${period} 月`;
  if (frequency === "quarterly") return `${year} 年第 ${period} 季度`;
  if (frequency === "semiannual") return `${year} 年${period === 1 ? "上" : "下"}半年`;
  return `${year} 年度`;
}

/** The first and last due day of a period filter, both included. */
export function dueRange(year: number, period: PeriodFilter, today: Day): [Day, Day] {
  const first = `${year}-01-01`;
  if (period === "year") return [first, `${year}-12-31`];
  if (period === "to_date") return [first, today];
  const quarters = {
    q1: ["01-01", "03-31"],
    q2: ["04-01", "06-30"],
    q3: ["07-01", "09-30"],
    q4: ["10-01", "12-31"],
  } as const;
  const [from, to] = quarters[period];
  return [`${year}-${from}`, `${year}-${to}`];
}
