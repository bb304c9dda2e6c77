/*
 * What stands in a cell is text, as in a sheet of paper; what is kept are values. A text is read as the
 * import reads a workbook (每季度末月25日前, ≥95%, full-width digits). What cannot be read is never
 * guessed at and never thrown away: the cell keeps the text and says why. What a cell shows reads back as
 * the same value.
 */
import { frequencyOf, readDeadline } from "@/lib/domain/imports/deadlines/rules";
import type { Note } from "@/lib/domain/imports/doubts/types";
import {
  disclosureWords,
  levelWords,
  responsibilityWords,
  sourceWords,
} from "@/lib/domain/imports/labels";
import { readTarget } from "@/lib/domain/imports/targets/rules";
import { readCode, readNames, readText } from "@/lib/domain/imports/values/rules";
import { withConsequences } from "@/lib/domain/lists/consequences/rules";
import { BASIS_MARK, choicesOf, listOf } from "@/lib/domain/lists/wording/rules";
import { plainText } from "@/lib/platform/spreadsheet/cell-values";
import { NAME_COUNTS } from "./labels";
import type {
  BasisLine,
  CellContext,
  CellPlace,
  CellReading,
  CellValue,
  Choice,
  Column,
  Values,
} from "./types";

const WORDS: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  // From below: 社区 is no 区, 县（市、区） is no 市.
  levels: [...levelWords].reverse(),
  responsibility: responsibilityWords,
  responsibilities: responsibilityWords,
  source: sourceWords,
  disclosure: disclosureWords,
};
const OWN_CODE = /^\d{2,6}-\d{1,4}$/;

function cell(text: string) {
  return { row: 1, column: 1, text };
}

function read(changes: Values, note: string | null = null): CellReading {
  return { isRead: true, changes, note };
}

function unread(problem: string): CellReading {
  return { isRead: false, problem };
}

/** The remedies of the import speak of uploading again; at a cell the text itself is mended. */
function inWords({ message, remedy }: Note): string {
  return `${message}。${remedy.replace(/后重新上传|，再重新上传/g, "")}`;
}

function settled(notes: readonly Note[], changes: Values): CellReading {
  const error = notes.find((note) => note.severity === "error");
  if (error) return unread(inWords(error));
  return read(changes, notes.map((note) => note.message).join("；") || null);
}

/** A text as a value; empty becomes null where the field may be absent. */
function readLine(column: Column, text: string, values: Values): CellReading {
  const keepLines = column.kind === "lines";
  const reading = readText(cell(text), { label: column.label, max: column.max ?? 300, keepLines });
  const isAbsent = reading.value === "" && values[column.key] === null;
  const empty = OPTIONAL.has(column.key) || isAbsent ? null : "";
  return settled(reading.notes, { [column.key]: reading.value === "" ? empty : reading.value });
}

/** Fields that are absent, not empty, where nothing is written. */
const OPTIONAL: ReadonlySet<string> = new Set([
  ...["numeratorName", "denominatorName", "leadName", "accountable", "note", "post", "leadLine"],
  ...["subCarrierCode", "dutyKind", "basis"],
]);

function choiceFor(column: Column, text: string, choices: readonly Choice[]): Choice | undefined {
  const plain = text.replace(/\s+/g, "");
  const exact = choices.find(({ value, label }) => label === plain || value === plain);
  if (exact) return exact;
  const worded = WORDS[column.key]?.find(([pattern]) => pattern.test(plain))?.[1];
  const frequency = column.key === "frequency" ? frequencyOf(plain) : null;
  const named = choices.find(({ value }) => value === (worded ?? frequency));
  if (named) return named;
  const begun = choices.filter(({ label }) => label.startsWith(plain));
  return begun.length === 1 ? begun[0] : undefined;
}

function listed(choices: readonly Choice[]): string {
  return choices.map(({ label }) => label).join("、");
}

function readChoice(column: Column, text: string, context: CellContext): CellReading {
  const choices = choicesOf(column, context);
  if (text === "") {
    const mayBeEmpty = OPTIONAL.has(column.key) || isClauseFrequency(column, context);
    if (!mayBeEmpty) return unread(`${column.label}不能空着，请选：${listed(choices)}`);
    return read({ [column.key]: null, ...(column.key === "frequency" && { dueDates: [] }) });
  }
  const choice = choiceFor(column, text, choices);
  if (!choice) return unread(`没有认出${column.label}，请写：${listed(choices)}`);
  return read({ [column.key]: choice.value });
}

/** A clause need not recur. */
function isClauseFrequency(column: Column, context: CellContext): boolean {
  return column.key === "frequency" && context.kind === "responsibility";
}

function readChoices(column: Column, text: string, context: CellContext): CellReading {
  const choices = choicesOf(column, context);
  const { value: names } = readNames(cell(text), { label: column.label, max: 40, count: 20 });
  const found = names.map((name) => choiceFor(column, name, choices)?.value);
  const unknown = names.filter((_, at) => found[at] === undefined);
  if (unknown.length > 0) {
    return unread(`没有认出“${unknown.join("、")}”，请从这些中写：${listed(choices)}`);
  }
  const chosen = choices.map(({ value }) => value).filter((value) => found.includes(value));
  return read({ [column.key]: chosen });
}

function readNumber(column: Column, text: string): CellReading {
  const max = column.max ?? 100;
  const plain = text.replace(/[,，\s]/g, "").replace(/(分钟|分|份|个)$/, "");
  if (!/^\d+(\.\d+)?$/.test(plain))
    return unread(`${column.label}请写数字，例如 ${Math.min(5, max)}`);
  const value = Number(plain);
  if (column.kind === "count" && !Number.isInteger(value)) return unread(`${column.label}请写整数`);
  if (value > max) return unread(`${column.label}不能大于 ${max}`);
  return read({ [column.key]: Math.round(value * 100) / 100 });
}

function readGoal(text: string, values: Values): CellReading {
  if (text === "") return read({ target: null });
  const unit = String(values.unit ?? "");
  let reading = readTarget(cell(text), unit);
  // The unit may be written later; until then its absence is a fault of the row, not of this cell.
  const isUnitMissing = unit === "" && reading.direction === null;
  if (isUnitMissing) reading = { ...readTarget(cell(text), "个"), unit: "" };
  const { direction, target, notes } = reading;
  if (direction === null || target === null) return settled(notes, {});
  const changes: Record<string, CellValue> = { direction, target };
  if (reading.unit !== "" && reading.unit !== unit) changes.unit = reading.unit;
  if (reading.isYesNo) changes.form = "boolean";
  return settled(notes, changes);
}

function readDue(text: string, context: CellContext): CellReading {
  if (text === "") return read({ dueDates: [] });
  const { frequency, dueDates, notes } = readDeadline(cell(text), context.year);
  return settled(notes, frequency === null ? {} : { frequency, dueDates });
}

function readBasis(column: Column, text: string): CellReading {
  const lines: BasisLine[] = [];
  for (const line of text
    .split("\n")
    .map((one) => one.trim())
    .filter(Boolean)) {
    const at = line.indexOf(BASIS_MARK);
    const source = (at < 0 ? line : line.slice(0, at)).trim();
    const fact = at < 0 ? "" : line.slice(at + 1).trim();
    if (source === "") return unread("依据请写成“文件｜要求”，一行一条");
    if (line.length > (column.max ?? 300)) return unread(`一条依据最多 ${column.max} 个字`);
    lines.push({ source, fact });
  }
  return lines.length > 10 ? unread("依据最多 10 条") : read({ basis: lines });
}

function readCitations(text: string, context: CellContext): CellReading {
  const names = text
    .split(/[\n；;]/)
    .map((name) => name.trim())
    .filter(Boolean);
  const found = names.map((name) => context.citable.find(({ label }) => label === name)?.value);
  const unknown = names.find((_, at) => found[at] === undefined);
  if (unknown !== undefined) {
    return unread(`政策库中没有“${unknown}”，请打开整行填写，从政策库中选择条款`);
  }
  const ids = [...new Set(found.filter((id) => id !== undefined))];
  return ids.length > 20 ? unread("对应的条款最多 20 条") : read({ citations: ids });
}

function readOwnCode(text: string): CellReading {
  if (text === "") return unread("编号不能空着");
  const plain = text.replace(/[‐‑‒–—―－﹣_]/g, "-").replace(/\s+/g, "");
  if (OWN_CODE.test(plain)) return read({ code: plain });
  const { value, notes } = readCode(cell(text));
  return settled(notes, { code: value });
}

function isSame(one: CellValue | undefined, other: CellValue | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What the list above has fixed stays; a target without a sign keeps the direction it has. */
function withinFixed(column: Column, changes: Values, place: CellPlace): CellReading {
  const { fixed = [], values } = place;
  const isPlain = changes.direction === "reach" || changes.direction === "zero";
  const { direction, ...others } = changes;
  const kept =
    column.kind === "target" && isPlain && fixed.includes("direction") ? others : changes;
  const broken = Object.keys(kept).find(
    (field) => fixed.includes(field) && !isSame(kept[field], values[field]),
  );
  if (broken === undefined) return read(kept);
  if (column.kind === "due") {
    return unread(`频次由上级清单确定，请写 ${listOf(values.dueDates).length} 个日期`);
  }
  return unread(`${column.label}由上级清单确定，这里不能改`);
}

/** Reads what was typed or pasted into a cell of a row with these values. Pure; never throws. */
export function readCell(column: Column, typed: string, place: CellPlace): CellReading {
  const reading = readKind(column, plainText(typed), place);
  if (!reading.isRead) return reading;
  const allowed = withinFixed(column, reading.changes, place);
  if (!allowed.isRead) return allowed;
  return read(withConsequences(allowed.changes, place), reading.note);
}

function readKind(column: Column, text: string, place: CellPlace): CellReading {
  switch (column.kind) {
    case "code":
      return readOwnCode(text);
    case "choice":
      return readChoice(column, text, place.context);
    case "choices":
      return readChoices(column, text, place.context);
    case "count":
    case "weight":
      return readNumber(column, text);
    case "target":
      return readGoal(text, place.values);
    case "due":
      return readDue(text, place.context);
    case "basis":
      return readBasis(column, text);
    case "citations":
      return readCitations(text, place.context);
    case "names": {
      const rule = {
        label: column.label,
        max: column.max ?? 80,
        count: NAME_COUNTS[column.key] ?? 20,
      };
      const { value, notes } = readNames(cell(text), rule);
      return settled(notes, { [column.key]: value });
    }
    default:
      return readLine(column, text, place.values);
  }
}
