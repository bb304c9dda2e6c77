import type { GridCell } from "@/lib/platform/spreadsheet/types";
import { isId } from "@/lib/shared/ids";
import { doubtAt, unsure, withoutControls, wrong } from "../doubts/rules";
import type { Note } from "../doubts/types";
import { type TaskField, taskFieldLabels } from "../labels";
import { readSchedule } from "../schedules/rules";
import { importLimits, textLimits } from "../schema";
import { readStated } from "../stated/rules";
import type { BodyRow, TableHead } from "../tables/types";
import { readTarget, splitTarget, type TargetReading } from "../targets/rules";
import { nameOf, readTitle } from "../titles/rules";
import type { CarrierWord, Doubt, UnderstoodTask } from "../types";
import { chineseNumber, readCode, readNames, readText } from "../values/rules";

// One row is one task with one indicator. What is done, how it is measured, how much and by when must be
// there; a code, a measure of its own, lead unit and evidence may come from elsewhere. A code merged over
// several rows would be one task with several indicators, which has to be written as several tasks; a
// title merged over rows that have codes of their own, or none, names each of them with its indicator.
// A cell that still says what the list says already (in an export) is not read again.

/** The fields without which a task cannot be understood, for sheets that have all columns. */
export const requiredTaskFields = [
  "code",
  "title",
  "measure",
  "indicatorName",
  "target",
  "due",
] as const satisfies readonly TaskField[];

/** What the list's own cells say, by the identity of the row: for a workbook that was exported from it. */
export type KnownCells = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Where the rows of one sheet stand, and what the sheet says for all of them. */
export interface TaskSheet {
  sheet: string;
  head: TableHead<TaskField>;
  year: number | null;
  carriers: readonly CarrierWord[];
  /** The unit that the head or a line above the table names for all targets; empty where none does. */
  unit: string;
  known: KnownCells;
}

/** A row as a task, with its doubts. */
export interface TaskReading {
  task: UnderstoodTask;
  doubts: Doubt[];
}

type Say = (field: TaskField, notes: readonly Note[]) => void;

/** Collects doubts at the row's cells; a field without a column is spoken of at the row's first cell. */
function speaker(place: TaskSheet, body: BodyRow<TaskField>, same: ReadonlySet<string>) {
  const doubts: Doubt[] = [];
  const first = place.head.columns[0]?.column ?? 1;
  const rowKey = `R${body.row}`;
  const unread = new Set<string>();
  const say: Say = (field, notes) => {
    if (same.has(field)) return;
    for (const note of notes) {
      if (note.isUnread) unread.add(field);
      const column = place.head.place[field] ?? first;
      const value = body.cells[field]?.text ?? "";
      doubts.push(doubtAt({ sheet: place.sheet, row: body.row, column, value, rowKey }, note));
    }
  };
  return { doubts, unread, say };
}

/** The cell as it may be quoted and kept. */
function cleanCell(cell: GridCell): GridCell {
  return { ...cell, text: withoutControls(cell.text).text };
}

/** The fields whose cells say what the list says; none for a row that was not exported. */
export function sameFields<Field extends string>(
  head: TableHead<Field>,
  body: BodyRow<Field>,
  known: Readonly<Record<string, string>> | undefined,
): Set<string> {
  if (!known) return new Set();
  const fields = Object.keys(head.place) as Field[];
  return new Set(fields.filter((field) => known[field] === (body.cells[field]?.text ?? "")));
}

/** The identity that an exported row carries, where the list knows it. */
export function identityOf(cell: GridCell | undefined): string | null {
  const text = cell?.text ?? "";
  return isId(text) ? text : null;
}

const NO_TARGET: TargetReading = {
  direction: null,
  target: null,
  unit: "",
  isYesNo: false,
  notes: [],
};

interface Measured {
  indicatorName: string;
  target: TargetReading;
  targetText: string;
}

/** Indicator and target out of two columns, or out of one that holds both: 整改率达到98%以上. */
function measuredOf(place: TaskSheet, body: BodyRow<TaskField>, say: Say): Measured {
  const { cells } = body;
  const text = (field: TaskField, max: number) => {
    const reading = readText(cells[field], { label: taskFieldLabels[field], max });
    say(field, reading.notes);
    return reading.value;
  };
  const unit = text("unit", textLimits.unit) || place.unit;
  const targetText = text("target", textLimits.title);
  const indicatorName = text("indicatorName", textLimits.indicatorName);
  const { target, indicatorName: indicator } = place.head.place;
  const only = target === undefined ? "indicatorName" : indicator === undefined ? "target" : null;
  if (only !== null) {
    const parts = splitTarget(only === "target" ? targetText : indicatorName);
    if (parts) {
      const cell = cells[only];
      const reading = readTarget({ ...(cell as GridCell), text: parts.target }, unit);
      say(only, reading.notes);
      return { indicatorName: parts.name, target: reading, targetText: parts.target };
    }
  }
  const cell = cells.target;
  if (!cell || cell.error || cell.text === "") {
    return { indicatorName, target: { ...NO_TARGET, unit }, targetText };
  }
  const reading = readTarget(cleanCell(cell), unit);
  say("target", reading.notes);
  return { indicatorName, target: reading, targetText };
}

interface Named {
  title: string;
  measure: string;
  codeText: string;
  number: string;
}

/** Title, measure and what numbers them, whichever of the columns the sheet has. */
function namedOf(place: TaskSheet, body: BodyRow<TaskField>, indicator: string, say: Say): Named {
  const { cells } = body;
  const text = (field: TaskField, max: number, keepLines = false) => {
    const reading = readText(cells[field], { label: taskFieldLabels[field], max, keepLines });
    say(field, reading.notes);
    return reading.value;
  };
  const measure = text("measure", textLimits.measure, true);
  if (place.head.place.title === undefined) {
    const { number, code } = readTitle(measure);
    return { title: nameOf(measure), measure, number, codeText: code };
  }
  const { title, number, code } = readTitle(text("title", textLimits.title));
  const isShared = body.inherited.has("title") && place.head.place.code === undefined;
  const full = isShared && indicator !== "" ? `${title}（${indicator}）` : title;
  const hasMeasure = place.head.place.measure !== undefined;
  return { title: full, measure: hasMeasure ? measure : title, number, codeText: code };
}

function sayMissing(place: TaskSheet, body: BodyRow<TaskField>, say: Say): void {
  for (const field of requiredTaskFields) {
    if (place.head.place[field] === undefined || body.cells[field]) continue;
    if (field === "due" && body.cells.frequency) continue;
    const label = taskFieldLabels[field];
    say(field, [wrong(`没有填写${label}`, `请填写${label}后重新上传`)]);
  }
  const hasCodes = place.head.place.code !== undefined;
  for (const field of ["code", "title"] as const) {
    if (!body.inherited.has(field)) continue;
    if (field === "title" && (!hasCodes || !body.inherited.has("code"))) {
      say(field, hasCodes ? [] : [unsure("任务与上面的行合并，按“任务（指标）”分成各项任务")]);
      continue;
    }
    const note = wrong(
      `${taskFieldLabels[field]}与上面的行合并在一起，一个任务只能有一个指标`,
      "请取消合并，每个指标一行，各编一个编号",
    );
    say(field, [note]);
  }
}

function numberFrom(sequence: string, inTitle: string, otherwise: number): number {
  for (const text of [sequence, inTitle]) {
    const plain = text.normalize("NFKC").replace(/[（）()]/g, "");
    const number = /^\d{1,4}$/.test(plain) ? Number(plain) : chineseNumber(plain);
    if (number !== null && number > 0) return number;
  }
  return otherwise;
}

/**
 * Reads one body row as a task; `order` is its place among the entries. Never throws; what cannot be read
 * is an error doubt at its cell.
 */
export function readTask(place: TaskSheet, body: BodyRow<TaskField>, order = 1): TaskReading {
  const { cells } = body;
  const identity = identityOf(cells.identity);
  const same = sameFields(place.head, body, identity ? place.known[identity] : undefined);
  const { doubts, unread, say } = speaker(place, body, same);
  sayMissing(place, body, say);
  const names = (field: TaskField, max: number, count: number) => {
    const reading = readNames(cells[field], { label: taskFieldLabels[field], max, count });
    say(field, reading.notes);
    return reading.value;
  };
  const lead = readText(cells.lead, { label: "牵头单位", max: textLimits.organisationName });
  say("lead", lead.notes);
  const { indicatorName, target, targetText } = measuredOf(place, body, say);
  const { title, measure, codeText, number } = namedOf(place, body, indicatorName, say);
  const inTitle = { row: body.row, column: 1, text: codeText };
  const code = readCode(place.head.place.code === undefined ? inTitle : cells.code);
  say("code", code.notes);
  const dueText = readText(cells.due, { label: "完成时限", max: textLimits.title });
  say("due", dueText.notes);
  const deadline = readSchedule(cells.due, cells.frequency, place.year);
  say(cells.due ? "due" : "frequency", deadline.notes);
  const stated = readStated(cells, place.carriers, say);
  if (target.isYesNo) stated.form ??= "boolean";
  const task: UnderstoodTask = {
    key: `R${body.row}`,
    row: body.row,
    number: numberFrom(cells.sequence?.text ?? "", number, order),
    identity,
    same: [...same, ...unread],
    code: code.value,
    title,
    measure,
    indicatorName,
    unit: target.unit,
    direction: stated.direction ?? target.direction,
    target: target.target,
    targetText,
    frequency: deadline.frequency,
    dueDates: deadline.dueDates,
    dueText: dueText.value,
    leadName: lead.value || null,
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
