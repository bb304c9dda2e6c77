/*
 * A year is opened, closed, carried over and, if need be, opened again by the office of a region, for the
 * lists that were issued there and beneath. Closing says for each kind of open assignment what becomes of it:
 * 继续报送, it is taken and reviewed until a named day; 结转, it ends here as not done and goes on in the next
 * year; 取消, it leaves every denominator, with a reason; 归档, it stays as it is, as not done. What a unit has
 * already submitted is neither cancelled nor carried over: somebody reviews it, or it is archived. What is
 * done or exempted never changes.
 */
import { addDays, type Day, dayLabel } from "@/lib/shared/dates";
import type { ClosingKind, ClosingRule } from "./types";

/** The rules that may be chosen for each kind; the first is proposed. */
export const RULES_OF: Record<ClosingKind, readonly ClosingRule[]> = {
  late: ["freeze", "keep", "carry", "cancel"],
  upcoming: ["keep", "freeze", "carry", "cancel"],
  returned: ["keep", "freeze", "carry", "cancel"],
  submitted: ["keep", "freeze"],
  awaiting: ["freeze", "keep", "carry", "cancel"],
};

/** How long after closing reports may still be taken. */
const KEEP_DAYS = 180;

/** The rule for each kind, and what the rules need. */
export interface ClosingChoice {
  rules: Record<ClosingKind, ClosingRule>;
  /** The last day of 继续报送. */
  keepUntil?: Day | undefined;
  cancelReason?: string | undefined;
}

/** What is missing or wrong in a choice, by field; empty where it can be carried out. */
export function choiceFaults(choice: ClosingChoice, today: Day): Record<string, string> {
  const faults: Record<string, string> = {};
  const chosen = Object.entries(choice.rules) as [ClosingKind, ClosingRule][];
  for (const [kind, rule] of chosen) {
    if (!RULES_OF[kind].includes(rule)) faults[kind] = "这一类不能这样处理，请另选一种";
  }
  const used = new Set(Object.values(choice.rules));
  if (used.has("keep")) {
    const { keepUntil } = choice;
    if (!keepUntil) faults.keepUntil = "有内容选了“继续报送”，请写明报送到哪一天";
    else if (keepUntil < today) faults.keepUntil = "这一天已经过去，请选今天或以后的日期";
    else if (keepUntil > addDays(today, KEEP_DAYS))
      faults.keepUntil = `最多延到关闭后 ${KEEP_DAYS} 天，请选早一些的日期`;
  }
  if (used.has("cancel") && !choice.cancelReason) {
    faults.cancelReason = "有内容选了“取消”，请写明原因";
  }
  return faults;
}

/** What a rule does to an open assignment. */
export interface ClosingTerms {
  /** The first day on which nothing is taken any more. */
  closedFrom: Day;
  isCancelled: boolean;
  carriedTo: number | null;
  reason: string;
}

/** What a rule means for a year that is closed today. */
export function closingTerms(
  rule: ClosingRule,
  { year, today, choice }: { year: number; today: Day; choice: ClosingChoice },
): ClosingTerms {
  const closed = { closedFrom: today, isCancelled: false, carriedTo: null };
  const act = `${year} 年度关闭`;
  if (rule === "keep") {
    const until = choice.keepUntil ?? today;
    const reason = `${act}，继续报送到 ${until.slice(0, 4)} 年 ${dayLabel(until)}`;
    return { ...closed, closedFrom: addDays(until, 1), reason };
  }
  if (rule === "carry") {
    return { ...closed, carriedTo: year + 1, reason: `${act}，未办结的结转到 ${year + 1} 年` };
  }
  if (rule === "cancel") {
    return { ...closed, isCancelled: true, reason: `${act}取消：${choice.cancelReason ?? ""}` };
  }
  return { ...closed, reason: `${act}，按未办结归档` };
}

/** The kinds that a choice treats by a rule, in their fixed order. */
export function kindsWith(choice: ClosingChoice, rule: ClosingRule): ClosingKind[] {
  return (Object.keys(choice.rules) as ClosingKind[]).filter((kind) => choice.rules[kind] === rule);
}

/** The years that may be opened: this one and the next. */
export function canOpen(year: number, today: Day): boolean {
  const now = Number(today.slice(0, 4));
  return year === now || year === now + 1;
}

/** The years that may be closed: this one and those before. */
export function canClose(year: number, today: Day): boolean {
  return year <= Number(today.slice(0, 4));
}

/** True while the days of the year are not over: closing it is unusual then. */
export function isRunning(year: number, today: Day): boolean {
  return today <= `${year}-12-31`;
}
