/*
 * The life of a request. It waits; each level agrees or refuses, in turn. The last level's agreement
 * grants it, any refusal ends it, and the organisation that asked may take it back while it waits. What
 * was granted, refused or withdrawn never changes again; a new request may be made.
 *
 * An extension asks for a later day than today's and than the due day that holds now, within the task's
 * own year: what reaches into the next year is carried over with the year. A target asks for less than
 * holds now. Only what is open can be adjusted. A refusal says why.
 */
import { isOpen } from "@/lib/domain/assignments/rules";
import type { AssignmentStatus } from "@/lib/domain/assignments/types";
import type { FieldErrors } from "@/lib/platform/errors";
import { type Day, dayLabel } from "@/lib/shared/dates";
import type { AdjustmentDetail, AdjustmentStatus } from "./types";

/** What can happen to a request. */
export type AdjustmentMove = "pass_on" | "grant" | "refuse" | "withdraw";

interface Step {
  from: readonly AdjustmentStatus[];
  to: AdjustmentStatus;
}

/** The closed table of moves. */
export const ADJUSTMENT_MOVES: Record<AdjustmentMove, Step> = {
  pass_on: { from: ["waiting"], to: "waiting" },
  grant: { from: ["waiting"], to: "granted" },
  refuse: { from: ["waiting"], to: "refused" },
  withdraw: { from: ["waiting"], to: "withdrawn" },
};

/** The status after a move, or null where the move is not allowed. */
export function statusAfter(status: AdjustmentStatus, move: AdjustmentMove) {
  const step = ADJUSTMENT_MOVES[move];
  return step.from.includes(status) ? step.to : null;
}

/** The move that a level's word makes: the last level's agreement grants. */
export function moveOf(decision: "agree" | "refuse", isLast: boolean): AdjustmentMove {
  if (decision === "refuse") return "refuse";
  return isLast ? "grant" : "pass_on";
}

/** What decides whether an assignment can be adjusted, and to what. */
export interface AdjustableFacts {
  status: AssignmentStatus;
  awaiting: boolean;
  year: number;
  dueOn: Day;
  today: Day;
  target: number | null;
  form: string;
  direction: AdjustmentDetail["direction"];
  /** Its year was closed, be it that reports are still taken until a day. */
  isYearClosed?: boolean;
}

/** Why nothing about the assignment can be asked for, or null. */
export function whyClosed({
  status,
  awaiting,
  isYearClosed,
}: Pick<AdjustableFacts, "status" | "awaiting" | "isYearClosed">) {
  if (isYearClosed) return "任务所属的年度已关闭，不再办理延期和调整；确需办理的，请联系本级办公室";
  if (awaiting) return "此任务由系统取数或核验，不需要申请调整";
  return isOpen(status) ? null : "任务已报送或已了结，不能再申请延期或调整";
}

/** What is wrong with a wanted due day, by field; empty when it can be asked for. */
export function missingOfExtension(facts: AdjustableFacts, wanted: Day): FieldErrors {
  if (wanted <= facts.dueOn)
    return { dueOn: `现在的时限是 ${dayLabel(facts.dueOn)}，请选择更晚的日期` };
  if (wanted < facts.today) return { dueOn: "这一天已经过去，请选择今天或更晚的日期" };
  if (!wanted.startsWith(`${facts.year}-`)) {
    return {
      dueOn: `延期不能跨年，请选择 ${facts.year} 年内的日期；确需跨年的由办公室在年度结转时办理`,
    };
  }
  return {};
}

/** True when `wanted` asks for less than `held`, in the task's direction. */
export function isLess(direction: AdjustmentDetail["direction"], wanted: number, held: number) {
  if (direction === "increase") return wanted < held;
  if (direction === "decrease" || direction === "zero") return wanted > held;
  return wanted !== held;
}

/** What is wrong with a wanted target, by field; empty when it can be asked for. */
export function missingOfTarget(facts: AdjustableFacts, wanted: number): FieldErrors {
  if (facts.target === null || facts.form === "boolean") {
    return { target: "此任务没有可以调整的目标值" };
  }
  if (wanted < 0) return { target: "目标值不能小于 0" };
  if (!isLess(facts.direction, wanted, facts.target)) {
    const way = facts.direction === "increase" ? "低于" : "高于";
    return { target: `现在的目标是 ${facts.target}，申请放宽时请填${way}它的数` };
  }
  return {};
}
