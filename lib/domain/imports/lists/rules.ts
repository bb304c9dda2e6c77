import { columnLetter } from "@/lib/platform/spreadsheet/grid";
import { readClause, requiredClauseFields } from "../clauses/rules";
import { doubtAt, shownValue, unsure, wrong } from "../doubts/rules";
import type { CellPlace, Note } from "../doubts/types";
import { readHeadlines } from "../headlines/rules";
import { type ClauseField, clauseFieldLabels, type TaskField, taskFieldLabels } from "../labels";
import { readBody, withRepeats } from "../rows/rules";
import { bodyRow } from "../tables/rules";
import type { Sheet, TableHead } from "../tables/types";
import { readTask, requiredTaskFields } from "../tasks/rules";
import type {
  CarrierWord,
  Doubt,
  IgnoredPart,
  UnderstoodClause,
  UnderstoodList,
  UnderstoodTask,
} from "../types";

// One sheet as one list: what stands above the head, what its columns are, and its rows. A missing column
// is an error of the sheet, so that none of its rows can be stored; hidden rows and columns are read and
// said.

/** A sheet as a list, with its doubts and what was left aside. */
export interface SheetReading {
  list: UnderstoodList;
  doubts: Doubt[];
  ignored: IgnoredPart[];
}

function headPlace(sheet: Sheet, head: TableHead<string>): CellPlace {
  const column = head.columns[0]?.column ?? 1;
  const value = sheet.index.shownAt(head.top, column)?.text ?? "";
  return { sheet: sheet.grid.name, row: head.top, column, value };
}

/** One doubt for each required column that the head does not have. */
function missingColumns<Field extends string>(
  sheet: Sheet,
  head: TableHead<Field>,
  required: readonly Field[],
  labels: Readonly<Record<Field, string>>,
): Doubt[] {
  return required
    .filter((field) => head.place[field] === undefined)
    .map((field) =>
      doubtAt(
        headPlace(sheet, head),
        wrong(
          `没有找到“${labels[field]}”这一列`,
          `请在表头加上“${labels[field]}”列并填写，或把现有列的名称改成“${labels[field]}”`,
        ),
      ),
    );
}

function unusedColumns(sheet: Sheet, head: TableHead<string>): IgnoredPart[] {
  const unused = head.columns.filter(
    ({ field, labels }) => labels.length > 0 && (field === null || field === "note"),
  );
  return unused.map(({ row, column, labels, field }) => ({
    sheet: sheet.grid.name,
    row,
    column: columnLetter(column),
    text: shownValue(labels.join(" / ")),
    reason: field === "note" ? "备注列，不导入" : "没有认出或重复的列，不导入",
  }));
}

/** Rows and columns that someone hid: they are read all the same, and said once each. */
function hiddenDoubts(sheet: Sheet, head: TableHead<string>): Doubt[] {
  const { grid, index } = sheet;
  const rows = grid.hiddenRows.filter((row) => row > head.bottom && index.rows.has(row));
  const columns = head.columns.filter(
    ({ column, field }) => field !== null && grid.hiddenColumns.includes(column),
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

/** Reads a sheet whose head is that of a task list. */
export function readTaskSheet(
  sheet: Sheet,
  head: TableHead<TaskField>,
  carriers: readonly CarrierWord[],
): SheetReading {
  const body = readBody(sheet, head, requiredTaskFields);
  const { notes, ...headlines } = readHeadlines(sheet, head, carriers);
  const place = { sheet: sheet.grid.name, head, year: headlines.year };
  const readings = body.entries.map((row) => readTask(place, bodyRow(sheet, head, row)));
  const repeats = withRepeats<UnderstoodTask>(
    sheet,
    head.place.code,
    readings.map((reading) => reading.task),
  );
  const missing = missingColumns(sheet, head, requiredTaskFields, taskFieldLabels);
  const isUsable = missing.length === 0;
  const list: UnderstoodList = {
    sheet: sheet.grid.name,
    kind: "task",
    ...headlines,
    headRow: head.top,
    columns: columnsOf(head),
    tasks: isUsable ? repeats.entries : repeats.entries.map((task) => ({ ...task, isUsable })),
    clauses: [],
  };
  const empty = body.entries.length > 0 ? [] : [wrong("表头下面没有任务", "请填写任务后重新上传")];
  return {
    list,
    doubts: [
      ...missing,
      ...sheetNotes(sheet, head, [...notes, ...empty]),
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
  carriers: readonly CarrierWord[],
): SheetReading {
  const body = readBody(sheet, head, ["text", "subject", "post"]);
  const { notes, ...headlines } = readHeadlines(sheet, head, carriers);
  const doubts: Doubt[] = [];
  const clauses: UnderstoodClause[] = [];
  for (const row of body.entries) {
    const context = { previous: clauses.at(-1)?.responsibility ?? null, count: clauses.length };
    const place = { sheet: sheet.grid.name, head };
    const reading = readClause(place, bodyRow(sheet, head, row), context);
    clauses.push(reading.clause);
    doubts.push(...reading.doubts);
  }
  const repeats = withRepeats<UnderstoodClause>(sheet, head.place.code, clauses);
  const missing = missingColumns(sheet, head, requiredClauseFields, clauseFieldLabels);
  const isUsable = missing.length === 0;
  const list: UnderstoodList = {
    sheet: sheet.grid.name,
    kind: "responsibility",
    ...headlines,
    headRow: head.top,
    columns: columnsOf(head),
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
    ignored: [...unusedColumns(sheet, head), ...body.ignored],
  };
}
