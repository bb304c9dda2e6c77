import { columnLetter } from "@/lib/platform/spreadsheet/grid";
import { readClause, requiredClauseFields } from "../clauses/rules";
import { doubtAt, shownValue, unsure, wrong } from "../doubts/rules";
import type { CellPlace, Note } from "../doubts/types";
import { readHeadlines } from "../headlines/rules";
import { type ClauseField, clauseFieldLabels, type TaskField, taskFieldLabels } from "../labels";
import { columnQuestions, signatureOf } from "../mappings/rules";
import { readBody, withRepeats } from "../rows/rules";
import { bodyRow, headHints } from "../tables/rules";
import type { Sheet, TableHead } from "../tables/types";
import { plainUnit, splitTarget } from "../targets/rules";
import { type KnownCells, readTask, requiredTaskFields } from "../tasks/rules";
import type {
  CarrierWord,
  Doubt,
  IgnoredPart,
  UnderstoodClause,
  UnderstoodList,
  UnderstoodTask,
} from "../types";

// One sheet as one list: what stands above the head, what its columns are, and its rows. A missing column
// is an error of the sheet, so that none of its rows can be stored, unless another column says the same:
// a measure names its task, an indicator may hold its target, a frequency gives its days, a running number
// makes a code. Hidden rows and columns are read and said.

/** A sheet as a list, with its doubts and what was left aside. */
export interface SheetReading {
  list: UnderstoodList;
  doubts: Doubt[];
  ignored: IgnoredPart[];
}

/** What a sheet is read with: the carriers by name, what stands before it, the list it came from. */
export interface ReadingContext {
  carriers: readonly CarrierWord[];
  cover: readonly string[];
  known: KnownCells;
}

function headPlace(sheet: Sheet, head: TableHead<string>): CellPlace {
  const column = head.columns[0]?.column ?? 1;
  const value = sheet.index.shownAt(head.top, column)?.text ?? "";
  return { sheet: sheet.grid.name, row: head.top, column, value };
}

/** One doubt for each column that the sheet would need. */
function missingColumns<Field extends string>(
  sheet: Sheet,
  head: TableHead<Field>,
  lacking: readonly Field[],
  labels: Readonly<Record<Field, string>>,
): Doubt[] {
  return lacking.map((field) =>
    doubtAt(
      headPlace(sheet, head),
      wrong(
        `没有找到“${labels[field]}”这一列`,
        `请在表头加上“${labels[field]}”列并填写，或把现有列的名称改成“${labels[field]}”`,
      ),
    ),
  );
}

/** Columns that are known and not taken from a workbook. */
const UNUSED: ReadonlySet<string> = new Set(["category", "citations"]);

function reasonFor(column: { field: string | null; isSettled?: boolean | undefined }): string {
  if (column.field === "category") return "分类列，不导入";
  if (column.field === "citations") return "政策条款请在清单编辑页关联，不从表中导入";
  if (column.field === "note") return "备注列，不导入";
  if (column.isSettled) return "按本单位此前的说明，不导入";
  return "没有认出或重复的列，不导入";
}

function unusedColumns(
  sheet: Sheet,
  head: TableHead<string>,
  kept: ReadonlySet<string> = new Set(),
): IgnoredPart[] {
  const unused = head.columns.filter(
    ({ field, labels }) =>
      labels.length > 0 && (field === null || UNUSED.has(field) || kept.has(field)),
  );
  return unused.map(({ row, column, labels, field, isSettled }) => ({
    sheet: sheet.grid.name,
    row,
    column: columnLetter(column),
    text: shownValue(labels.join(" / ")),
    reason: reasonFor({ field, isSettled }),
  }));
}

/** Rows and columns that someone hid: they are read all the same, and said once each. */
function hiddenDoubts(sheet: Sheet, head: TableHead<string>): Doubt[] {
  const { grid, index } = sheet;
  const rows = grid.hiddenRows.filter((row) => row > head.bottom && index.rows.has(row));
  const columns = head.columns.filter(
    ({ column, field }) =>
      field !== null && field !== "identity" && grid.hiddenColumns.includes(column),
  );
  const at = (row: number, column: number): CellPlace => ({
    sheet: grid.name,
    row,
    column,
    value: index.shownAt(row, column)?.text ?? "",
  });
  const [row] = rows;
  const [column] = columns;
  const doubts: Doubt[] = [];
  if (row !== undefined) {
    const note = unsure(`有 ${rows.length} 行被隐藏（第一处是第 ${row} 行），仍按有效行读取`);
    doubts.push(doubtAt(at(row, index.rows.get(row)?.[0]?.column ?? 1), note));
  }
  if (column) {
    const note = unsure(`有 ${columns.length} 列被隐藏，仍按有效列读取`);
    doubts.push(doubtAt(at(column.row, column.column), note));
  }
  return doubts;
}

function columnsOf(head: TableHead<string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(head.place).map(([field, column]) => [field, columnLetter(column ?? 1)]),
  );
}

function sheetNotes(sheet: Sheet, head: TableHead<string>, notes: readonly Note[]): Doubt[] {
  return notes.map((note) => doubtAt(headPlace(sheet, head), note));
}

/** The columns that a sheet lacks although no other column says the same. */
function missingTaskFields(sheet: Sheet, head: TableHead<TaskField>, rows: readonly number[]) {
  const has = (field: TaskField) => head.place[field] !== undefined;
  const holdsBoth = (field: "indicatorName" | "target") =>
    has(field) &&
    rows.some((row) => splitTarget(bodyRow(sheet, head, row).cells[field]?.text ?? "") !== null);
  return requiredTaskFields.filter((field) => {
    if (has(field) || field === "code") return false;
    if (field === "title") return !has("measure");
    if (field === "measure") return !has("title");
    if (field === "due") return !has("frequency");
    return !holdsBoth(field === "target" ? "indicatorName" : "target");
  });
}

/** What stands in for columns that the sheet does not have, said once. */
function substitutes(head: TableHead<TaskField>): Note[] {
  const has = (field: TaskField) => head.place[field] !== undefined;
  const notes: Note[] = [];
  const review = "请在预览中核对；不对的话在表中加上这一列后重新上传";
  if (!has("code")) notes.push(unsure("没有编号列，按载体字母加序号编号", review));
  if (!has("title") && has("measure")) {
    notes.push(unsure("没有工作任务列，任务名称取自举措的开头", review));
  }
  if (!has("measure") && has("title")) {
    notes.push(unsure("没有具体举措列，按工作任务的原文填写", review));
  }
  if (!has("due") && has("frequency")) {
    notes.push(unsure("没有完成时限列，按各期最后一天报送", review));
  }
  return notes;
}

/** Running numbers that repeat (merged, or begun anew in each group) give way to the rows' order. */
function withNumbers(tasks: UnderstoodTask[]): UnderstoodTask[] {
  const numbers = tasks.filter((task) => task.code === "").map((task) => task.number);
  if (new Set(numbers).size === numbers.length) return tasks;
  return tasks.map((task, at) => ({ ...task, number: at + 1 }));
}

/** The unit that the head of the targets, or a line above the table, names for all rows. */
function sheetUnit(head: TableHead<TaskField>, above: string): string {
  if (head.place.unit !== undefined) return "";
  const hints = headHints(head, "target").map(plainUnit);
  const unit = hints.find((hint) =>
    /^(%|‰|亿元|万元|元|分|个|件|人|次|户|项|家|所|处|条)$/.test(hint),
  );
  return unit ?? plainUnit(above);
}

/** Reads a sheet whose head is that of a task list. */
export function readTaskSheet(
  sheet: Sheet,
  head: TableHead<TaskField>,
  context: ReadingContext,
): SheetReading {
  const { notes, unit: above, ...headlines } = readHeadlines(sheet, head, context);
  const body = readBody(sheet, head, requiredTaskFields);
  const { carriers, known } = context;
  const unit = sheetUnit(head, above);
  const place = { sheet: sheet.grid.name, head, year: headlines.year, carriers, unit, known };
  const readings = body.entries.map((row, at) =>
    readTask(place, bodyRow(sheet, head, row), at + 1),
  );
  const tasks = withNumbers(readings.map((reading) => reading.task));
  const repeats = withRepeats<UnderstoodTask>(sheet, head.place.code, tasks);
  const lacking = missingTaskFields(sheet, head, body.entries);
  const missing = missingColumns(sheet, head, lacking, taskFieldLabels);
  const isUsable = missing.length === 0;
  const asked = {
    labels: taskFieldLabels,
    required: lacking,
    unasked: ["sequence", "category", "citations", "identity"] as const,
  };
  const list: UnderstoodList = {
    sheet: sheet.grid.name,
    kind: "task",
    ...headlines,
    headRow: head.top,
    columns: columnsOf(head),
    signature: signatureOf(head),
    questions: columnQuestions(sheet, head, asked),
    tasks: isUsable ? repeats.entries : repeats.entries.map((task) => ({ ...task, isUsable })),
    clauses: [],
  };
  const empty = body.entries.length > 0 ? [] : [wrong("表头下面没有任务", "请填写任务后重新上传")];
  const stand = isUsable && empty.length === 0 ? substitutes(head) : [];
  return {
    list,
    doubts: [
      ...missing,
      ...sheetNotes(sheet, head, [...notes, ...empty, ...stand]),
      ...hiddenDoubts(sheet, head),
      ...readings.flatMap((reading) => reading.doubts),
      ...repeats.doubts,
      ...body.doubts,
    ],
    ignored: [...unusedColumns(sheet, head), ...body.ignored],
  };
}

/** Reads a sheet whose head is that of a responsibility list. */
export function readClauseSheet(
  sheet: Sheet,
  head: TableHead<ClauseField>,
  context: ReadingContext,
): SheetReading {
  const body = readBody(sheet, head, ["text", "subject", "post"]);
  const { notes, unit: _, ...headlines } = readHeadlines(sheet, head, context);
  const doubts: Doubt[] = [];
  const clauses: UnderstoodClause[] = [];
  const place = { sheet: sheet.grid.name, head, year: headlines.year, known: context.known };
  for (const row of body.entries) {
    const before = { previous: clauses.at(-1)?.responsibility ?? null, count: clauses.length };
    const reading = readClause(place, bodyRow(sheet, head, row), before);
    clauses.push(reading.clause);
    doubts.push(...reading.doubts);
  }
  const repeats = withRepeats<UnderstoodClause>(sheet, head.place.code, clauses);
  const lacking = requiredClauseFields.filter((field) => head.place[field] === undefined);
  const missing = missingColumns(sheet, head, lacking, clauseFieldLabels);
  const isUsable = missing.length === 0;
  const asked = {
    labels: clauseFieldLabels,
    required: lacking,
    unasked: ["sequence", "note", "identity"] as const,
  };
  const list: UnderstoodList = {
    sheet: sheet.grid.name,
    kind: "responsibility",
    ...headlines,
    headRow: head.top,
    columns: columnsOf(head),
    signature: signatureOf(head),
    questions: columnQuestions(sheet, head, asked),
    tasks: [],
    clauses: isUsable
      ? repeats.entries
      : repeats.entries.map((clause) => ({ ...clause, isUsable })),
  };
  const empty = clauses.length > 0 ? [] : [wrong("表头下面没有责任条款", "请填写后重新上传")];
  return {
    list,
    doubts: [
      ...missing,
      ...sheetNotes(sheet, head, [...notes, ...empty]),
      ...hiddenDoubts(sheet, head),
      ...doubts,
      ...repeats.doubts,
      ...body.doubts,
    ],
    ignored: [...unusedColumns(sheet, head, new Set(["note"])), ...body.ignored],
  };
}
