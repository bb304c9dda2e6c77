/*
 * What a window rule means, said with an example: reports are taken from so many days before the due day
 * until so many days after it. A rule without either says nothing and is not kept.
 */
import type { Frequency } from "@/lib/domain/assignments/rules";
import type { WindowTerms } from "@/lib/domain/assignments/window/types";
import { addDays, type Day, dayLabel } from "@/lib/shared/dates";

/** The due day that the examples speak of. */
const EXAMPLES: Record<Frequency, { what: string; dueOn: Day }> = {
  monthly: { what: "5 月份任务 5 月 25 日截止", dueOn: "2026-05-25" },
  quarterly: { what: "二季度任务 6 月 25 日截止", dueOn: "2026-06-25" },
  semiannual: { what: "上半年任务 6 月 30 日截止", dueOn: "2026-06-30" },
  annual: { what: "年度任务 11 月 30 日截止", dueOn: "2026-11-30" },
};

/** 「截止前 24 天开窗，截止后 10 天关窗」. */
export function ruleSentence({ opensBefore, closesAfter }: WindowTerms): string {
  const opens = opensBefore === null ? "下发后一直开窗" : `截止前 ${opensBefore} 天开窗`;
  if (closesAfter === null) return `${opens}，不关窗，逾期照收并注明`;
  if (closesAfter === 0) return `${opens}，截止当天 24 时关窗`;
  return `${opens}，截止后 ${closesAfter} 天关窗，其间照收并注明逾期`;
}

/** 「二季度任务 6 月 25 日截止：6 月 1 日起收，7 月 5 日关窗」. */
export function ruleExample({
  opensBefore,
  closesAfter,
  frequency,
}: WindowTerms & { frequency: Frequency | null }): string {
  const { what, dueOn } = EXAMPLES[frequency ?? "quarterly"];
  const opens =
    opensBefore === null ? "下发后就收" : `${dayLabel(addDays(dueOn, -opensBefore))}起收`;
  const closes =
    closesAfter === null ? "年度关闭前都收" : `${dayLabel(addDays(dueOn, closesAfter))}关窗`;
  return `${what}：${opens}，${closes}`;
}
