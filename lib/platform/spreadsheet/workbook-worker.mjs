// @ts-check
// Runs in a worker thread with a capped heap: the only place where a foreign workbook is parsed. Plain
// JavaScript, so that the same file runs under the development loader, in tests and beside the built
// server. It hands back bare facts; what they mean is decided by the caller.
import { parentPort, workerData } from "node:worker_threads";
import ExcelJS from "exceljs";
import numberFormats from "exceljs/lib/xlsx/defaultnumformats.js";

const UNUSED_NODES = [
  "conditionalFormatting",
  "dataValidations",
  "drawing",
  "extLst",
  "headerFooter",
  "hyperlinks",
  "legacyDrawing",
  "picture",
  "tableParts",
];

const UNUSED_PARTS = [
  "_processCommentEntry",
  "_processDrawingEntry",
  "_processDrawingRelsEntry",
  "_processMediaEntry",
  "_processTableEntry",
  "_processThemeEntry",
  "_processVmlDrawingEntry",
  "_processWorksheetRelsEntry",
];

// Excel stores the usual Chinese date formats (27 to 36, 50 to 58) by number alone; without their
// spelling a date would be read as a bare number such as 46366.
for (const format of Object.values(numberFormats)) format.f ??= format["zh-cn"];

/**
 * Loads the bytes and keeps merged blocks and stated columns as they are written: expanded, a single one
 * could fill the memory.
 */
async function load(bytes) {
  const workbook = new ExcelJS.Workbook();
  const { xlsx } = workbook;
  const merges = new Map();
  const hiddenSpans = new Map();
  for (const part of UNUSED_PARTS) xlsx[part] = async () => undefined;
  const reconcile = xlsx.reconcile.bind(xlsx);
  xlsx.reconcile = (model, options) => {
    model.definedNames = [];
    reconcile(model, options);
    for (const sheet of model.worksheets) {
      merges.set(sheet.id, sheet.mergeCells ?? []);
      sheet.mergeCells = [];
      hiddenSpans.set(
        sheet.id,
        (sheet.cols ?? []).filter((span) => span.hidden),
      );
      sheet.cols = [];
    }
  };
  await xlsx.load(bytes, { ignoreNodes: UNUSED_NODES });
  return { workbook, merges, hiddenSpans };
}

/** A value as [kind, plain value]: text, number, day, boolean or Excel error. */
function plainValue(value) {
  if (value === null || value === undefined) return ["text", ""];
  if (typeof value === "string") return ["text", value];
  if (typeof value === "number") return ["number", value];
  if (typeof value === "boolean") return ["boolean", value];
  if (value instanceof Date) return ["date", value.getTime()];
  if (value.error) return ["error", String(value.error)];
  if (value.richText) return ["text", value.richText.map((run) => run.text ?? "").join("")];
  return ["text", value.text === undefined ? "" : String(value.text)];
}

function plainCell(cell) {
  const isFormula = cell.type === ExcelJS.ValueType.Formula;
  const [kind, value] = plainValue(isFormula ? cell.result : cell.value);
  return { row: cell.row, column: cell.col, kind, value, format: cell.numFmt ?? "", isFormula };
}

class TooLarge extends Error {}

/** Counts what is handed over: repeated long texts are small in the file and huge when copied out. */
function counter(limits) {
  let cells = 0;
  let characters = 0;
  return (cell) => {
    cells += 1;
    characters += typeof cell.value === "string" ? cell.value.length : 8;
    if (cells > limits.cells || characters > limits.characters) throw new TooLarge();
  };
}

/** The columns of the spans that are hidden, as far as the sheet is filled. */
function columnsWithin(spans, last) {
  const columns = new Set();
  for (const { min, max } of spans) {
    for (let column = min; column <= Math.min(max, last); column += 1) columns.add(column);
  }
  return [...columns];
}

function plainSheet(sheet, { mergeRefs, spans }, count) {
  const cells = [];
  let lastColumn = 0;
  const hiddenRows = [];
  sheet.eachRow((row, number) => {
    if (row.hidden) hiddenRows.push(number);
    row.eachCell((cell) => {
      const plain = plainCell(cell);
      if (plain.kind === "text" && plain.value === "" && !plain.isFormula) return;
      count(plain);
      lastColumn = Math.max(lastColumn, plain.column);
      cells.push(plain);
    });
  });
  return {
    name: sheet.name,
    hidden: sheet.state !== "visible",
    cells,
    mergeRefs,
    hiddenRows,
    hiddenColumns: columnsWithin(spans, lastColumn),
  };
}

try {
  const { workbook, merges, hiddenSpans } = await load(workerData.bytes);
  const count = counter(workerData.limits);
  const sheets = workbook.worksheets.map((sheet) => {
    const written = {
      mergeRefs: merges.get(sheet.id) ?? [],
      spans: hiddenSpans.get(sheet.id) ?? [],
    };
    return plainSheet(sheet, written, count);
  });
  parentPort.postMessage({ sheets });
} catch (error) {
  parentPort.postMessage({ failure: error instanceof TooLarge ? "too_large" : "unreadable" });
}
