import type { Writable } from "node:stream";
import ExcelJS from "exceljs";
import { columnLetter } from "./grid";
import { allowMarks, markText } from "./quoting";
import type { CellInput, FormBook, FormColumnContent } from "./types";
import { cellText, drained, sheetName } from "./writer";

// The form as an office prints it: A4 landscape on one page's width, the heads on every page, page numbers
// at the foot, a frozen head, and lists to choose from in the cells. Row by row into the stream, so that
// memory does not grow with the rows. Fonts are those of official forms; a program without them takes
// its own.

const FONT = { title: "方正小标宋简体", head: "黑体", body: "宋体" };
const THIN: ExcelJS.Border = { style: "thin", color: { argb: "FF000000" } };
const EDGES = { top: THIN, left: THIN, bottom: THIN, right: THIN };
const HEAD_FILL: ExcelJS.Fill = {
  type: "pattern",
  pattern: "solid",
  fgColor: { argb: "FFF2F2F2" },
};
/** Rows beneath the last one in which the lists to choose from still work. */
const SPARE_ROWS = 200;
const CHINESE = /[\u2e80-\uffff]/g;

interface Place {
  titleRow: number;
  subtitleRow: number;
  headRow: number;
  bodyRow: number;
  hasGroups: boolean;
}

function placeOf({ columns }: FormBook): Place {
  const hasGroups = columns.some(({ group }) => group !== undefined);
  const headRow = 3;
  return { titleRow: 1, subtitleRow: 2, headRow, bodyRow: hasGroups ? 5 : 4, hasGroups };
}

function pageSetup(book: FormBook, place: Place): Partial<ExcelJS.PageSetup> {
  return {
    paperSize: 9,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { left: 0.6, right: 0.6, top: 0.8, bottom: 0.8, header: 0.4, footer: 0.4 },
    printTitlesRow: `${place.headRow}:${place.bodyRow - 1}`,
    // The library puts the first $ before each corner; the area has to be absolute throughout.
    printArea: `A$1:${columnLetter(book.printedColumns)}$${lastRow(book, place)}`,
  };
}

function lastRow(book: FormBook, place: Place): number {
  return place.bodyRow - 1 + [...book.rows].length + book.notes.length;
}

function writeTitle(sheet: ExcelJS.Worksheet, book: FormBook, place: Place): void {
  const title = sheet.getRow(place.titleRow);
  title.getCell(1).value = cellText(book.title);
  title.getCell(1).font = { name: FONT.title, size: 20 };
  title.getCell(1).alignment = { horizontal: "center", vertical: "middle", wrapText: true };
  markText(title.getCell(1));
  title.height = 42;
  sheet.mergeCells(place.titleRow, 1, place.titleRow, book.printedColumns);
  const row = sheet.getRow(place.subtitleRow);
  const width = Math.floor(book.printedColumns / book.subtitle.length);
  book.subtitle.forEach((text, at) => {
    const left = 1 + at * width;
    const isLast = at === book.subtitle.length - 1;
    const right = isLast ? book.printedColumns : left + width - 1;
    const cell = row.getCell(left);
    cell.value = cellText(text);
    cell.font = { name: FONT.body, size: 11 };
    const horizontal = at === 0 ? "left" : isLast ? "right" : "center";
    cell.alignment = { horizontal, vertical: "middle", wrapText: true };
    markText(cell);
    if (right > left) sheet.mergeCells(place.subtitleRow, left, place.subtitleRow, right);
  });
  row.height = 24;
}

function writeHeadCell(cell: ExcelJS.Cell, text: string): void {
  cell.value = text;
  cell.font = { name: FONT.head, size: 11 };
  cell.alignment = { horizontal: "center", vertical: "middle", wrapText: true };
  cell.border = EDGES;
  cell.fill = HEAD_FILL;
}

/** Heads in two lines where columns are grouped: the group over its columns, single heads over both. */
function writeHeads(sheet: ExcelJS.Worksheet, book: FormBook, place: Place): void {
  const top = sheet.getRow(place.headRow);
  const below = place.hasGroups ? sheet.getRow(place.headRow + 1) : top;
  book.columns.forEach(({ head, group }, at) => {
    const column = at + 1;
    writeHeadCell(top.getCell(column), group ?? head);
    if (place.hasGroups) writeHeadCell(below.getCell(column), group === undefined ? "" : head);
  });
  let left = 1;
  while (place.hasGroups && left <= book.columns.length) {
    const group = book.columns[left - 1]?.group;
    let right = left;
    while (group !== undefined && book.columns[right]?.group === group) right += 1;
    if (group === undefined) sheet.mergeCells(place.headRow, left, place.headRow + 1, left);
    else if (right > left) sheet.mergeCells(place.headRow, left, place.headRow, right);
    left = right + 1;
  }
  top.height = 24;
  if (place.hasGroups) below.height = 24;
}

/** Lines that a text takes in a column, as far as characters tell: a Chinese one is two wide. */
function linesOf(value: CellInput, width: number): number {
  if (typeof value !== "string") return 1;
  return value.split("\n").reduce((lines, line) => {
    const length = line.length + (line.match(CHINESE)?.length ?? 0);
    return lines + Math.max(1, Math.ceil(length / Math.max(2, width - 1.5)));
  }, 0);
}

function writeBodyRow(row: ExcelJS.Row, values: readonly CellInput[], book: FormBook): void {
  let lines = 1;
  values.forEach((value, at) => {
    const column = book.columns[at];
    const cell = row.getCell(at + 1);
    const isEmpty = value === "" || value === null;
    cell.value = isEmpty ? null : typeof value === "string" ? cellText(value) : value;
    cell.font = { name: FONT.body, size: 10.5 };
    const horizontal = column?.isCentred ? "center" : "left";
    cell.alignment = { horizontal, vertical: "middle", wrapText: true };
    cell.border = EDGES;
    markText(cell);
    if (at < book.printedColumns) lines = Math.max(lines, linesOf(value, column?.width ?? 10));
  });
  row.height = Math.min(400, Math.max(24, 15 * lines + 6));
}

function validation(column: FormColumnContent, formula: string): ExcelJS.DataValidation {
  return {
    type: "list",
    allowBlank: true,
    formulae: [formula],
    showErrorMessage: !column.isOpen,
    errorStyle: "stop",
    errorTitle: column.head,
    error: "请从列表中选择",
    showInputMessage: column.hint !== "",
    ...(column.hint === "" ? {} : { promptTitle: column.head, prompt: column.hint.slice(0, 200) }),
  };
}

interface Validations {
  add(range: string, validation: ExcelJS.DataValidation): void;
}

function addChoices(
  sheet: ExcelJS.Worksheet,
  book: FormBook,
  { from, to, hiddenName }: { from: number; to: number; hiddenName: string },
): void {
  const { dataValidations } = sheet as unknown as { dataValidations: Validations };
  book.columns.forEach((column, at) => {
    if (column.options.length === 0) return;
    const letter = columnLetter(at + 1);
    const source = columnLetter(at + 2);
    const formula = `'${hiddenName}'!$${source}$1:$${source}$${column.options.length}`;
    dataValidations.add(`${letter}${from}:${letter}${to}`, validation(column, formula));
  });
}

/** The hidden sheet: what the product wants back in its first column, the words to choose from beside it. */
function writeHidden(sheet: ExcelJS.Worksheet, book: FormBook): void {
  const rows = Math.max(book.hidden.lines.length, ...book.columns.map((one) => one.options.length));
  for (let at = 0; at < rows; at += 1) {
    const options = book.columns.map(({ options }) => options[at] ?? null);
    sheet.addRow([book.hidden.lines[at] ?? null, ...options]).commit();
  }
  sheet.commit();
}

/** Writes an official form as .xlsx into a stream and ends it; rejects when the stream fails. */
export async function writeForm(stream: Writable, book: FormBook): Promise<void> {
  const failed = new Promise<never>((_, reject) => stream.once("error", reject));
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream,
    useStyles: true,
    useSharedStrings: false,
  });
  allowMarks(workbook);
  const place = placeOf(book);
  const name = sheetName(book.name, new Set());
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: "frozen", xSplit: book.frozenColumns, ySplit: place.bodyRow - 1 }],
    pageSetup: pageSetup(book, place),
    headerFooter: { oddFooter: "&C第 &P 页，共 &N 页" },
  });
  sheet.columns = book.columns.map(({ width, isHidden }) => ({ width, hidden: isHidden ?? false }));
  writeTitle(sheet, book, place);
  writeHeads(sheet, book, place);
  let next = place.bodyRow;
  for (const values of book.rows) {
    const row = sheet.getRow(next);
    writeBodyRow(row, values, book);
    row.commit();
    next += 1;
    if (stream.writableNeedDrain) await Promise.race([drained(stream), failed]);
  }
  const last = { from: place.bodyRow, to: next - 1 + SPARE_ROWS, hiddenName: book.hidden.name };
  addChoices(sheet, book, last);
  for (const note of book.notes) {
    const row = sheet.getRow(next);
    row.getCell(1).value = cellText(note);
    row.getCell(1).font = { name: FONT.body, size: 10.5 };
    sheet.mergeCells(next, 1, next, book.printedColumns);
    row.commit();
    next += 1;
  }
  sheet.commit();
  writeHidden(workbook.addWorksheet(book.hidden.name, { state: "hidden" }), book);
  await Promise.race([workbook.commit(), failed]);
}
