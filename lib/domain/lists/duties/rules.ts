/*
 * A clause of a responsibility list may be a duty that comes back by itself: 每半年专题研究, 年底书面报告,
 * 述责述廉, 年度方案. It is one where the clause names its kind, its due days and its levels. At issuing it
 * becomes a yes-or-no task of the same list, asked of every level named, on the same days each year; 100 %
 * is what is wanted. A written report is handed in with the report itself, so one document is required;
 * for everything else evidence is welcome, never more than three pieces.
 * What an ordinary task asks already is not asked again. A duty keeps its identity through versions and
 * years with its clause, until it is asked more or less often: then it is another one.
 */
import type { Frequency } from "@/lib/domain/imports/schema";
import { isRealDay } from "@/lib/shared/dates";
import { DUTY_WORDS } from "./labels";
import type { DutyClause, DutyKind, DutyList, DutyProblem, DutyTask } from "./types";

const LONGEST_TITLE = 60;
const MOST_EVIDENCE = 3;
const MOST_MINUTES = 480;
const PERIODS: Record<Frequency, number> = { annual: 1, semiannual: 2, quarterly: 4, monthly: 12 };
const FREQUENCY_WORDS: Record<Frequency, string> = {
  annual: "每年",
  semiannual: "每半年",
  quarterly: "每季度",
  monthly: "每月",
};
const UPPER = ["province", "city", "county"];
/** 29 February is no day of most years, so no duty falls on it. */
const ANY_YEAR = "2027";

/** A clause that is a complete duty. */
export type CompleteDuty = DutyClause & { dutyKind: DutyKind };

/** True when the clause says what is done, when and by whom: its kind, its days and its levels. */
export function isDuty<C extends DutyClause>(clause: C): clause is C & { dutyKind: DutyKind } {
  return clause.dutyKind !== null && clause.dueDates.length > 0 && clause.levels.length > 0;
}

/** How often a duty comes back: as the clause says, else by the number of its days. */
export function dutyFrequency(clause: Pick<DutyClause, "frequency" | "dueDates">): Frequency {
  if (clause.frequency) return clause.frequency;
  const found = Object.entries(PERIODS).find(([, count]) => count === clause.dueDates.length);
  return (found?.[0] as Frequency | undefined) ?? "annual";
}

function titleOf(text: string): string {
  return text.length <= LONGEST_TITLE ? text : `${text.slice(0, LONGEST_TITLE - 1)}…`;
}

/** The task that a complete duty is asked as. */
export function dutyTaskOf(clause: CompleteDuty, list: DutyList): DutyTask {
  const words = DUTY_WORDS[clause.dutyKind];
  const isWritten = clause.dutyKind === "report";
  return {
    position: clause.position,
    code: clause.code,
    title: titleOf(clause.text),
    measure: clause.text,
    indicatorName: words.indicator,
    unit: "%",
    form: "boolean",
    accumulation: "flow",
    direction: "reach",
    target: 100,
    source: "report",
    frequency: dutyFrequency(clause),
    dueDates: clause.dueDates,
    levels: clause.levels,
    asked: "each",
    askedLevels: clause.levels,
    askedRole: clause.askedRole,
    leadLine: clause.askedRole === "lead" ? clause.leadLine : null,
    leadName: list.leadName,
    accountable: clause.post,
    responsibilities: [clause.responsibility],
    evidenceHint: words.evidence,
    evidenceKinds: isWritten ? ["document"] : [],
    evidenceMin: isWritten ? 1 : 0,
    evidenceMax: MOST_EVIDENCE,
    disclosure: list.disclosure === "internal" ? "internal" : "aggregate",
    minutes: clause.minutes,
    basis: clause.basis ? [{ source: clause.basis, fact: clause.text }] : [],
  };
}

function dateProblem(clause: DutyClause): string | null {
  const { dueDates, frequency } = clause;
  if (dueDates.length === 0) return "请填写办理日期，例如 06-25、12-10";
  const wrong = dueDates.find((day) => !isRealDay(`${ANY_YEAR}-${day}`));
  if (wrong !== undefined) return `“${wrong}”不是日期，请写成“月-日”，例如 06-25`;
  if (dueDates.some((day, index) => index > 0 && day <= (dueDates[index - 1] ?? "")))
    return "日期请从早到晚填写，不要重复";
  const wanted = PERIODS[dutyFrequency(clause)];
  if (dueDates.length === wanted) return null;
  if (!frequency) return "请填写 1、2、4 或 12 个日期，或者先选择频次";
  return `${FREQUENCY_WORDS[frequency]}的职责应有 ${wanted} 个日期，现有 ${dueDates.length} 个`;
}

function roleProblem(clause: DutyClause): DutyProblem | null {
  if (clause.askedRole === "lead") return null;
  if (clause.leadLine) {
    return {
      field: "leadLine",
      message: "配合单位、派驻机构按单位登记的职责确定，请去掉指定条线",
    };
  }
  const lower = clause.levels.some((level) => !UPPER.includes(level));
  if (!lower) return null;
  return { field: "askedRole", message: "配合单位、派驻机构只在省、市、县，请调整层级" };
}

/** What must be put right before a clause's duty can be asked; empty for a clause without a duty. */
export function dutyProblems(clause: DutyClause): DutyProblem[] {
  if (clause.dutyKind === null) {
    const isMeant = clause.dueDates.length > 0 || clause.levels.length > 0;
    const message = "已填写日期或层级，请选择职责类型；不需要定期办理的，请清空日期和层级";
    return isMeant ? [{ field: "dutyKind", message }] : [];
  }
  const problems: (DutyProblem | null)[] = [roleProblem(clause)];
  const dates = dateProblem(clause);
  if (dates) problems.push({ field: "dueDates", message: dates });
  if (clause.levels.length === 0)
    problems.push({ field: "levels", message: "请选择由哪些层级办理" });
  if (!Number.isInteger(clause.minutes) || clause.minutes < 0 || clause.minutes > MOST_MINUTES)
    problems.push({ field: "minutes", message: `填报用时请填 0 到 ${MOST_MINUTES} 分钟` });
  return problems.filter((problem) => problem !== null);
}
