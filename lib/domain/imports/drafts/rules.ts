import { columnNumber } from "@/lib/platform/spreadsheet/grid";
import { lastDay } from "../deadlines/rules";
import { doubtAt, wrong } from "../doubts/rules";
import type { Note } from "../doubts/types";
import { formOf, ratioNames } from "../indicators/rules";
import type {
  Asked,
  ImportDefaults,
  IndicatorForm,
  Level,
  PerTaskOverrides,
  TaskOverrides,
} from "../schema";
import type {
  ClauseDraft,
  Doubt,
  ListDraft,
  TaskDraft,
  UnderstoodClause,
  UnderstoodList,
  UnderstoodTask,
} from "../types";
import { yearIn } from "../values/rules";

// How understood rows become complete tasks: what was settled for a row in the preview stands first, then
// what the row itself says, then the sheet's defaults. What a system, survey or inspection supplies is asked of
// nobody: no minutes, no evidence. Rows that are not complete are left out, each with its reason.

const ORDER: readonly Level[] = ["province", "city", "county", "township", "village", "unit"];
/** Villages and units are both at the bottom: neither lies beneath the other. */
const BOTTOM: readonly Level[] = ["village", "unit"];

/** The levels that are asked: each, or only the lowest of those that apply. */
export function askedLevelsOf(levels: readonly Level[], asked: Asked): Level[] {
  const sorted = ORDER.filter((level) => levels.includes(level));
  if (asked === "each") return sorted;
  const bottom = sorted.filter((level) => BOTTOM.includes(level));
  return bottom.length > 0 ? bottom : sorted.slice(-1);
}

type Settled = Omit<ImportDefaults, "title" | "carrierCode" | "year" | "codePrefix"> &
  TaskOverrides;

/** Later sources win; a source only counts for the fields that it has. */
function settledFor(
  task: UnderstoodTask,
  defaults: ImportDefaults,
  overrides: TaskOverrides | undefined,
): Settled {
  return { ...defaults, ...task.stated, ...overrides };
}

function formNotes(form: IndicatorForm, unit: string): Note[] {
  const isPercent = unit === "%" || unit === "‰";
  if ((form === "ratio" || form === "boolean") && !isPercent) {
    return [
      wrong(
        `单位是“${unit}”，不能按${form === "ratio" ? "比率" : "是否"}填报`,
        "请在预览中改选填报形式",
      ),
    ];
  }
  if ((form === "count" || form === "amount") && isPercent) {
    return [wrong("单位是百分比，应按比率或是否填报", "请在预览中改选填报形式")];
  }
  return [];
}

function yearNotes(task: UnderstoodTask, year: number): Note[] {
  const stated = yearIn(task.dueText);
  if (stated !== null && stated !== year) {
    return [wrong(`时限写的是 ${stated} 年，导入的是 ${year} 年的清单`, "请改正时限或所选年度")];
  }
  const missing = task.dueDates.find((due) => {
    const [month, day] = due.split("-").map(Number);
    return (day ?? 0) > lastDay(month ?? 1, year);
  });
  return missing ? [wrong(`${year} 年没有 ${missing} 这一天`, "请改正时限或所选年度")] : [];
}

/** The unit's own numbers of a ratio, by name; absent for every other form. */
function namesOf(task: UnderstoodTask, settled: Settled, form: IndicatorForm) {
  if (form !== "ratio") return { numeratorName: null, denominatorName: null };
  const names = ratioNames(task.indicatorName);
  return {
    numeratorName: settled.numeratorName ?? names.numeratorName,
    denominatorName: settled.denominatorName ?? names.denominatorName,
  };
}

/** One line is one document and what it says, set apart by ｜; a bare line is said of the list itself. */
function basisOf(text: string, title: string): TaskDraft["basis"] {
  const lines = text.split("\n").map((line) => line.trim());
  return lines
    .filter((line) => line !== "")
    .map((line) => {
      const [source = "", ...fact] = line.split("｜");
      return fact.length > 0
        ? { source: source.trim(), fact: fact.join("｜").trim() }
        : { source: title, fact: line };
    });
}

interface Drafted<T> {
  draft: T | null;
  notes: { field: string; note: Note }[];
}

function draftTask(
  task: UnderstoodTask,
  defaults: ImportDefaults,
  overrides: TaskOverrides | undefined,
): Drafted<Omit<TaskDraft, "position">> {
  const settled = settledFor(task, defaults, overrides);
  const form = settled.form ?? formOf(task);
  const leadName = task.leadName ?? defaults.leadName;
  const notes = [
    ...formNotes(form, task.unit).map((note) => ({ field: "unit", note })),
    ...yearNotes(task, defaults.year).map((note) => ({ field: "due", note })),
  ];
  if (leadName === "") {
    const note = wrong("没有牵头单位", "请在表中或预览中填写牵头单位");
    notes.push({ field: "lead", note });
  }
  const { direction, target, frequency } = task;
  const isComplete = direction !== null && frequency !== null;
  if (!task.isUsable || !isComplete) {
    return { draft: null, notes: [{ field: "code", note: leftOut(task) }] };
  }
  if (notes.length > 0) return { draft: null, notes };
  const isReported = settled.source === "report";
  const draft = {
    code: task.code || `${defaults.codePrefix}-${String(task.number).padStart(2, "0")}`,
    title: task.title,
    measure: task.measure,
    subCarrierCode: settled.subCarrierCode,
    indicatorName: task.indicatorName,
    unit: task.unit,
    form,
    accumulation: settled.accumulation,
    direction: settled.direction ?? direction,
    target,
    ...namesOf(task, settled, form),
    source: settled.source,
    frequency,
    dueDates: [...task.dueDates],
    levels: ORDER.filter((level) => settled.levels.includes(level)),
    asked: settled.asked,
    askedLevels: settled.askedLevels
      ? ORDER.filter((level) => settled.askedLevels?.includes(level))
      : askedLevelsOf(settled.levels, settled.asked),
    leadName,
    cooperatingUnits: [...task.cooperatingUnits],
    responsibilities: [...settled.responsibilities],
    evidenceHint: [...task.evidenceHint],
    evidenceMin: isReported ? Math.min(settled.evidenceMin, settled.evidenceMax) : 0,
    evidenceMax: settled.evidenceMax,
    weight: settled.weight,
    disclosure: settled.disclosure,
    minutes: isReported ? settled.minutes : 0,
    basis: basisOf(settled.basis ?? "", defaults.title),
    accountable: settled.accountable ?? null,
    note: settled.note ?? null,
    evidenceKinds: [...(settled.evidenceKinds ?? [])],
    askedRole: settled.askedRole ?? "lead",
  };
  return { draft, notes: [] };
}

function leftOut(row: { row: number }): Note {
  return wrong(`第 ${row.row} 行有错误，没有纳入`, "请按该行的提示改正后重新上传");
}

function draftClause(
  clause: UnderstoodClause,
  codePrefix: string,
): Drafted<Omit<ClauseDraft, "position">> {
  if (!clause.isUsable || clause.responsibility === null) {
    return { draft: null, notes: [{ field: "text", note: leftOut(clause) }] };
  }
  const code = clause.code ?? `${codePrefix}-Z${String(clause.number).padStart(2, "0")}`;
  const { responsibility, text, subject, post, frequency, basis, duty, tags } = clause;
  return {
    draft: { code, responsibility, text, subject, post, frequency, basis, ...duty, tags },
    notes: [],
  };
}

function doubtOf(
  list: UnderstoodList,
  row: { key: string; row: number },
  field: string,
  note: Note,
) {
  const column = columnNumber(list.columns[field] ?? Object.values(list.columns)[0] ?? "A");
  return doubtAt({ sheet: list.sheet, row: row.row, column, value: "", rowKey: row.key }, note);
}

/** Numbers the drafts in the order of the sheet and gathers the doubts of those that were left out. */
function collect<Row extends { key: string; row: number }, Draft extends { code: string }>(
  list: UnderstoodList,
  rows: readonly Row[],
  draftOf: (row: Row) => Drafted<Draft>,
): { drafts: (Draft & { position: number })[]; doubts: Doubt[] } {
  const drafts: (Draft & { position: number })[] = [];
  const doubts: Doubt[] = [];
  const codes = new Set<string>();
  for (const row of rows) {
    const { draft, notes } = draftOf(row);
    doubts.push(...notes.map(({ field, note }) => doubtOf(list, row, field, note)));
    if (!draft) continue;
    if (codes.has(draft.code)) {
      const note = wrong(`编号 ${draft.code} 重复`, "请在表中写明各行的编号或不重复的序号");
      doubts.push(doubtOf(list, row, "sequence", note));
      continue;
    }
    codes.add(draft.code);
    drafts.push({ ...draft, position: drafts.length + 1 });
  }
  return { drafts, doubts };
}

/**
 * Completes a list with what was settled in the preview. Pure: the same input gives the same drafts, and
 * nothing is changed in place. `doubts` names every row that was left out.
 */
export function applyDefaults(
  list: UnderstoodList,
  defaults: ImportDefaults,
  perTask: PerTaskOverrides = {},
): ListDraft {
  const tasks = collect(list, list.tasks, (task) => draftTask(task, defaults, perTask[task.key]));
  const clauses = collect(list, list.clauses, (clause) => draftClause(clause, defaults.codePrefix));
  return {
    kind: list.kind,
    title: defaults.title,
    year: defaults.year,
    carrierCode: defaults.carrierCode,
    leadName: defaults.leadName || list.leadName,
    tasks: tasks.drafts,
    clauses: clauses.drafts,
    doubts: [...tasks.doubts, ...clauses.doubts],
  };
}
