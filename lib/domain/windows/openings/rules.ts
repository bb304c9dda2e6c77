/*
 * 开窗. Whoever reports may ask once at a time, with a reason, for an assignment that is open but whose
 * window is not: not yet, or no more. The answer is yes until a day, from today up to ninety days ahead
 * and never past the last day that a closed year still takes reports, or no with a reason. An assignment
 * may be opened without having been asked for. What is open by exception can be given a later day. A
 * paused task is not opened one by one: its pause is ended.
 */
import { isOpen } from "@/lib/domain/assignments/rules";
import type { FieldErrors } from "@/lib/platform/errors";
import { addDays, type Day, dayLabel } from "@/lib/shared/dates";
import type { Subject } from "../subjects/types";

const DAYS_AT_MOST = 90;

type OpeningFacts = Pick<Subject, "status" | "awaiting" | "window" | "today" | "keptUntil">;

function whyNotAsked({ status, awaiting }: OpeningFacts): string | null {
  if (awaiting) return "此任务由系统取数或核验，不需要填报";
  return isOpen(status) ? null : "任务已报送或已了结，不需要开窗";
}

function isOpenByException({ window, today }: OpeningFacts): boolean {
  return window.openedUntil !== null && today <= window.openedUntil;
}

/** Why an opening cannot be asked for, or null. */
export function whyNotRequest(facts: OpeningFacts): string | null {
  const { state } = facts.window;
  if (state === "open") return "报送窗口开着，可以直接提交，不需要申请";
  if (state === "paused") return "任务挂起中，恢复后可以直接提交，不需要申请开窗";
  return whyNotAsked(facts);
}

/** Why an assignment cannot be opened by exception, or null. */
export function whyNotOpen(facts: OpeningFacts): string | null {
  const { state } = facts.window;
  if (state === "paused") return "任务挂起中，请先结束挂起";
  if (state === "open" && !isOpenByException(facts)) return "报送窗口开着，不需要开窗";
  return whyNotAsked(facts);
}

/** The last day until which an assignment may be opened. */
export function lastOpenDay({ today, keptUntil }: Pick<Subject, "today" | "keptUntil">): Day {
  const most = addDays(today, DAYS_AT_MOST);
  return keptUntil && keptUntil < most ? keptUntil : most;
}

/** What is wrong with the day until which to open, by field. */
export function faultsOfUntil(
  facts: Pick<Subject, "today" | "keptUntil">,
  until: Day,
): FieldErrors {
  if (until < facts.today) return { until: "这一天已经过去，请选择今天或更晚的日期" };
  const last = lastOpenDay(facts);
  return until > last ? { until: `最晚到 ${dayLabel(last)}，请选择更早的日期` } : {};
}
