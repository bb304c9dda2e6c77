/*
 * A list as the office's own form: title over all columns, lead unit, version and day beneath, heads in one
 * or two lines, the columns that an office prints first and those that say how reports are asked for to
 * their right, outside the printed area. Each cell shows what the sheet in the browser shows, so that it
 * reads back as the same value; a hidden last column says which entry a row is.
 */
import { EXPORT_SHEET, EXPORT_WORD } from "@/lib/domain/imports/rules";
import type { ListKind } from "@/lib/domain/imports/schema";
import { columnsOf } from "@/lib/domain/lists/cells/labels";
import type { CellContext, Column } from "@/lib/domain/lists/cells/types";
import { choicesOf, showCell } from "@/lib/domain/lists/wording/rules";
import type { AnnexDocument } from "@/lib/platform/documents/word";
import { plainNumber, plainText } from "@/lib/platform/spreadsheet/cell-values";
import type { CellInput, FormBook, FormColumnContent } from "@/lib/platform/spreadsheet/types";
import {
  type FormColumn,
  IDENTITY_HEAD,
  PRINTED_COLUMNS,
  SEQUENCE_HEAD,
  SETTING_COLUMNS,
  SETTINGS_GROUP,
  USUAL_LEVELS,
} from "./labels";
import type { ExportedEntry, ExportedList } from "./types";

function columnOf(kind: ListKind, key: string): Column {
  const column = columnsOf(kind).find((one) => one.key === key);
  if (!column) throw new Error(`no column ${key}`);
  return column;
}

/** The words that may be chosen in a column; none where anything may be written. */
function optionsOf(column: Column, context: CellContext): string[] {
  if (column.key === "levels") return [...USUAL_LEVELS];
  const isChosen = column.kind === "choice" || column.kind === "choices";
  return isChosen ? choicesOf(column, context).map(({ label }) => label) : [];
}

function contentOf(
  { kind, context }: ExportedList,
  { key, ...column }: FormColumn,
): FormColumnContent {
  const shown = columnOf(kind, key);
  return {
    ...column,
    head: shown.label,
    options: optionsOf(shown, context),
    // Several words may be named, and levels in any combination: those lists only offer.
    isOpen: shown.kind === "choices",
    hint: shown.hint ?? "",
  };
}

function cellOf({ kind, context }: ExportedList, entry: ExportedEntry, key: string): CellInput {
  const column = columnOf(kind, key);
  const value = entry.values[key];
  const isNumber = (column.kind === "count" || column.kind === "weight") && value !== null;
  if (isNumber && typeof value === "number") return value;
  return showCell(column, entry.values, context);
}

function keysOf(kind: ListKind): string[] {
  return [...PRINTED_COLUMNS[kind], ...SETTING_COLUMNS[kind]].map(({ key }) => key);
}

function subtitle(list: ExportedList): string[] {
  const version = `版本：第 ${list.listVersion} 版（${list.statusLabel}）`;
  const [year, month, day] = list.statedOn.split("-").map(Number);
  return [
    `牵头单位：${list.leadName ?? ""}`,
    `制表日期：${year}年${month}月${day}日`,
    list.isExample ? `${version}　示例：目标值和权重由牵头单位审定` : version,
  ];
}

/** The whole workbook: the form, and a hidden sheet that says which list it was made from. */
export function formOf(list: ExportedList): FormBook {
  const { kind } = list;
  const printed = PRINTED_COLUMNS[kind].map((column) => contentOf(list, column));
  const settings = SETTING_COLUMNS[kind].map((column) => ({
    ...contentOf(list, column),
    group: SETTINGS_GROUP,
  }));
  const plain = { options: [], isOpen: true, hint: "", isCentred: true };
  return {
    name: kind === "task" ? "任务清单" : "责任清单",
    title: list.title,
    subtitle: subtitle(list),
    columns: [
      { ...plain, head: SEQUENCE_HEAD, width: 6 },
      ...printed,
      ...settings,
      { ...plain, head: IDENTITY_HEAD, width: 38, isHidden: true },
    ],
    printedColumns: printed.length + 1,
    frozenColumns: kind === "task" ? 3 : 3,
    rows: list.entries.map((entry, at) => [
      at + 1,
      ...keysOf(kind).map((key) => cellOf(list, entry, key)),
      entry.rootId,
    ]),
    notes: list.isExample ? ["注：本清单为示例，目标值和权重由牵头单位审定。"] : [],
    hidden: { name: EXPORT_SHEET, lines: [EXPORT_WORD, list.id, `${list.version}`] },
  };
}

/** A target carries its unit where the unit has no column of its own. */
function annexCell(key: string, text: string, { values }: ExportedEntry): string {
  const hasUnit = key === "target" && text !== "" && values.unit !== "%";
  return hasUnit ? `${text}${String(values.unit ?? "")}` : text;
}

/** The list as the annex of an official letter: the columns that an office prints. */
export function annexOf(list: ExportedList): AnnexDocument {
  const { kind, context } = list;
  const shown = PRINTED_COLUMNS[kind].filter(({ key }) => !ANNEX_LEFT_OUT.has(key));
  const [year, month, day] = list.statedOn.split("-").map(Number);
  const version = `第 ${list.listVersion} 版（${list.statusLabel}）`;
  return {
    title: [list.title],
    signature: [list.leadName ?? "", `${year}年${month}月${day}日`],
    annexTitle: list.title,
    annexNote: list.isExample ? `${version}　示例：目标值和权重由牵头单位审定` : version,
    head: [SEQUENCE_HEAD, ...shown.map(({ key }) => columnOf(kind, key).label)],
    rows: list.entries.map((entry, at) => [
      String(at + 1),
      ...shown.map(({ key }) =>
        annexCell(key, showCell(columnOf(kind, key), entry.values, context), entry),
      ),
    ]),
    widths: [5, ...shown.map(({ width }) => width)],
    centred: [0, ...shown.flatMap(({ isCentred }, at) => (isCentred ? [at + 1] : []))],
    author: list.leadName ?? "",
  };
}

/** Columns that a page on its side has no room for. */
const ANNEX_LEFT_OUT = new Set(["unit", "frequency", "accountable"]);

/** What the importer calls the columns of the sheet. */
export const FIELD_OF: Readonly<Record<ListKind, Readonly<Record<string, string>>>> = {
  task: {
    ...{ code: "code", title: "title", measure: "measure", indicatorName: "indicatorName" },
    ...{ unit: "unit", target: "target", frequency: "frequency", dueDates: "due" },
    ...{ leadName: "lead", cooperatingUnits: "cooperating", accountable: "accountable" },
    ...{ evidenceHint: "evidence", form: "form", direction: "direction" },
    ...{ numeratorName: "numerator", denominatorName: "denominator", source: "source" },
    ...{ accumulation: "accumulation", levels: "levels", asked: "asked", askedRole: "askedRole" },
    ...{ minutes: "minutes", responsibilities: "responsibilities", subCarrierCode: "subCarrier" },
    ...{ evidenceKinds: "evidenceKinds", evidenceMin: "evidenceMin", evidenceMax: "evidenceMax" },
    ...{ weight: "weight", disclosure: "disclosure", basis: "basis", citations: "citations" },
    note: "note",
  },
  responsibility: {
    ...{ responsibility: "responsibility", code: "code", text: "text", frequency: "frequency" },
    ...{ dueDates: "due", subject: "subject", post: "post", basis: "basis", dutyKind: "dutyKind" },
    ...{ levels: "levels", askedRole: "askedRole", leadLine: "leadLine", minutes: "minutes" },
    tags: "tags",
  },
};

/** The cells of a list as its own export reads when it comes back, by identity and the importer's fields. */
export function knownCells(list: ExportedList): Record<string, Record<string, string>> {
  const fields = FIELD_OF[list.kind];
  return Object.fromEntries(
    list.entries.map((entry) => [
      entry.rootId,
      Object.fromEntries(
        keysOf(list.kind).map((key) => {
          const cell = cellOf(list, entry, key);
          const text = typeof cell === "number" ? plainNumber(cell) : plainText(String(cell ?? ""));
          return [fields[key] ?? key, text];
        }),
      ),
    ]),
  );
}

/** A file name that says what it is: 清廉村居2026任务清单（第2版）.xlsx. */
export function fileNameOf(list: ExportedList, ending: "xlsx" | "docx"): string {
  const title = list.title.replace(/[\p{Cc}\\/:*?"<>|]/gu, "").slice(0, 80) || "清单";
  return `${title}（第${list.listVersion}版${list.statusLabel === "已下发" ? "" : list.statusLabel}）.${ending}`;
}
