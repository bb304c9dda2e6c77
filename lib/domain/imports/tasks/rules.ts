import type { GridCell } from "@/lib/platform/spreadsheet/types";
import { type DeadlineReading, frequencyOf, readDeadline } from "../deadlines/rules";
import { doubtAt, unsure, withoutControls, wrong } from "../doubts/rules";
import type { Note, Reading } from "../doubts/types";
import {
  disclosureWords,
  levelWords,
  responsibilityWords,
  sourceWords,
  type TaskField,
  taskFieldLabels,
} from "../labels";
import { importLimits, type TaskOverrides, textLimits } from "../schema";
import type { BodyRow, TableHead } from "../tables/types";
import { readTarget, type TargetReading } from "../targets/rules";
import type { Doubt, UnderstoodTask } from "../types";
import { readCode, readNames, readText } from "../values/rules";

// One row is one task with one indicator. Code, title, measure, indicator, target and completion time
// must be there; a lead unit and evidence may come from the sheet's head or later. A code that is merged
// over several rows would be one task with several indicators, which has to be written as several tasks.

/** The fields without which a task cannot be understood; the columns are required too. */
export const requiredTaskFields = [
  "code",
  "title",
  "measure",
  "indicatorName",
  "target",
  "due",
] as const satisfies readonly TaskField[];

/** Where the rows of one sheet stand, and the list's year for its deadlines. */
export interface TaskSheet {
  sheet: string;
  head: TableHead<TaskField>;
  year: number | null;
}

/** A row as a task, with its doubts. */
export interface TaskReading {
  task: UnderstoodTask;
  doubts: Doubt[];
}

type Say = (field: TaskField, notes: readonly Note[]) => void;

/** Collects doubts at the row's cells; a field without a column is spoken of at the row's first cell. */
function speaker(place: TaskSheet, body: BodyRow<TaskField>, rowKey: string) {
  const doubts: Doubt[] = [];
  const first = place.head.columns[0]?.column ?? 1;
  const say: Say = (field, notes) => {
    for (const note of notes) {
      const column = place.head.place[field] ?? first;
      const value = body.cells[field]?.text ?? "";
      doubts.push(doubtAt({ sheet: place.sheet, row: body.row, column, value, rowKey }, note));
    }
  };
  return { doubts, say };
}

const EMPTY_DEADLINE: DeadlineReading = { frequency: null, dueDates: [], notes: [] };

/** The cell as it may be quoted and kept. */
function cleanCell(cell: GridCell): GridCell {
  return { ...cell, text: withoutControls(cell.text).text };
}

function deadlineOf(body: BodyRow<TaskField>, year: number | null): DeadlineReading {
  const cell = body.cells.due;
  const reading = cell && !cell.error ? readDeadline(cleanCell(cell), year) : EMPTY_DEADLINE;
  const stated = frequencyOf(body.cells.frequency?.text ?? "");
  if (stated === null || reading.frequency === null || stated === reading.frequency) return reading;
  const note = wrong(
    `频次一栏是“${body.cells.frequency?.text}”，时限却有 ${reading.dueDates.length} 个日期`,
    "请改成一致：每年 1 个日期，每半年 2 个，每季度 4 个或“每季度末月25日前”，每月写“每月25日前”",
  );
  return { frequency: null, dueDates: [], notes: [...reading.notes, note] };
}

const EMPTY_TARGET: TargetReading = {
  direction: null,
  target: null,
  unit: "",
  isYesNo: false,
  notes: [],
};

function targetOf(cell: GridCell | undefined, unit: string): TargetReading {
  return cell && !cell.error && cell.text !== ""
    ? readTarget(cleanCell(cell), unit)
    : { ...EMPTY_TARGET, unit };
}

/** The words of a list such as 主体责任、监督责任 as values; unknown words are said. */
function wordsIn<T>(
  cell: GridCell | undefined,
  words: readonly [RegExp, T][],
  label: string,
): Reading<T[]> {
  const reading = readNames(cell, { label, max: 20, count: 10 });
  const found = reading.value.map((name) => words.find(([pattern]) => pattern.test(name))?.[1]);
  const known = [...new Set(found.filter((value) => value !== undefined))];
  const unknown = reading.value.filter((_, at) => found[at] === undefined);
  const notes = unknown.map((name) => unsure(`没有认出${label}“${name}”，改用整表的设置`));
  return { value: known, notes: [...reading.notes, ...notes] };
}

function numberIn(cell: GridCell | undefined, max: number, label: string): Reading<number | null> {
  if (!cell) return { value: null, notes: [] };
  const value = Number(cell.text.replace(/(分钟|分)$/, ""));
  if (cell.text !== "" && Number.isFinite(value) && value >= 0 && value <= max) {
    return { value, notes: [] };
  }
  return { value: null, notes: [unsure(`${label}应为 0 到 ${max} 的数，改用整表的设置`)] };
}

/** What optional columns say of a task beyond the usual ones. */
function statedOf(body: BodyRow<TaskField>, say: Say): TaskOverrides {
  const { cells } = body;
  const take = <T>(field: TaskField, reading: Reading<T>): T => {
    say(field, reading.notes);
    return reading.value;
  };
  const nameOf = (field: TaskField, max: number) =>
    take(field, readText(cells[field], { label: taskFieldLabels[field], max }));
  const stated: TaskOverrides = {};
  const responsibilities = take(
    "responsibilities",
    wordsIn(cells.responsibilities, responsibilityWords, "责任类型"),
  );
  const levels = take("levels", wordsIn(cells.levels, levelWords, "层级"));
  const [source] = take("source", wordsIn(cells.source, sourceWords, "数据来源"));
  const [disclosure] = take("disclosure", wordsIn(cells.disclosure, disclosureWords, "公开方式"));
  const weight = take("weight", numberIn(cells.weight, 100, "权重"));
  const minutes = take("minutes", numberIn(cells.minutes, 480, "预计分钟"));
  const numeratorName = nameOf("numerator", textLimits.indicatorName);
  const denominatorName = nameOf("denominator", textLimits.indicatorName);
  const basis = nameOf("basis", textLimits.basis);
  if (responsibilities.length > 0) stated.responsibilities = responsibilities;
  if (levels.length > 0) stated.levels = levels;
  if (source) stated.source = source;
  if (disclosure) stated.disclosure = disclosure;
  if (weight !== null) stated.weight = weight;
  if (minutes !== null) stated.minutes = Math.round(minutes);
  if (numeratorName) stated.numeratorName = numeratorName;
  if (denominatorName) stated.denominatorName = denominatorName;
  if (basis) stated.basis = basis;
  return stated;
}

function sayMissing(body: BodyRow<TaskField>, head: TableHead<TaskField>, say: Say): void {
  for (const field of requiredTaskFields) {
    if (head.place[field] === undefined || body.cells[field]) continue;
    const label = taskFieldLabels[field];
    say(field, [wrong(`没有填写${label}`, `请填写${label}后重新上传`)]);
  }
  for (const field of ["code", "title"] as const) {
    if (!body.inherited.has(field)) continue;
    const note = wrong(
      `${taskFieldLabels[field]}与上面的行合并在一起，一个任务只能有一个指标`,
      "请取消合并，每个指标一行，各编一个编号",
    );
    say(field, [note]);
  }
}

/** Reads one body row as a task. Never throws; what cannot be read is an error doubt at its cell. */
export function readTask(place: TaskSheet, body: BodyRow<TaskField>): TaskReading {
  const key = `R${body.row}`;
  const { doubts, say } = speaker(place, body, key);
  const { cells } = body;
  sayMissing(body, place.head, say);
  const text = (field: TaskField, max: number, keepLines = false) => {
    const reading = readText(cells[field], { label: taskFieldLabels[field], max, keepLines });
    say(field, reading.notes);
    return reading.value;
  };
  const names = (field: TaskField, max: number, count: number) => {
    const reading = readNames(cells[field], { label: taskFieldLabels[field], max, count });
    say(field, reading.notes);
    return reading.value;
  };
  const code = readCode(cells.code);
  say("code", code.notes);
  const targetText = text("target", textLimits.title);
  const dueText = text("due", textLimits.title);
  const target = targetOf(cells.target, text("unit", textLimits.unit));
  say("target", target.notes);
  const deadline = deadlineOf(body, place.year);
  say("due", deadline.notes);
  const stated = statedOf(body, say);
  if (target.isYesNo) stated.form = "boolean";
  const task: UnderstoodTask = {
    key,
    row: body.row,
    code: code.value,
    title: text("title", textLimits.title),
    measure: text("measure", textLimits.measure, true),
    indicatorName: text("indicatorName", textLimits.indicatorName),
    unit: target.unit,
    direction: target.direction,
    target: target.target,
    targetText,
    frequency: deadline.frequency,
    dueDates: deadline.dueDates,
    dueText,
    leadName: text("lead", textLimits.organisationName) || null,
    cooperatingUnits: names(
      "cooperating",
      textLimits.organisationName,
      importLimits.cooperatingUnits,
    ),
    evidenceHint: names("evidence", textLimits.evidence, importLimits.evidence),
    stated,
    isUsable: !doubts.some((doubt) => doubt.severity === "error"),
  };
  return { task, doubts };
}
