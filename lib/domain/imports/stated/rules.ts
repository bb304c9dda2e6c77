import type { GridCell } from "@/lib/platform/spreadsheet/types";
import { unread } from "../doubts/rules";
import type { Note, Reading } from "../doubts/types";
import {
  accumulationWords,
  askedRoleWords,
  askedWords,
  directionWords,
  disclosureWords,
  evidenceKindWords,
  formWords,
  levelWords,
  responsibilityWords,
  sourceWords,
  type TaskField,
  taskFieldLabels,
} from "../labels";
import { type Level, type TaskOverrides, textLimits } from "../schema";
import type { CarrierWord } from "../types";
import { readNames, readText } from "../values/rules";

// What the optional columns of a row say. A word that is not known is a warning: a task that the
// list has keeps its own setting, and for a new one what the preview settles for the sheet stands in.

type Cells = Partial<Record<TaskField, GridCell>>;
type Say = (field: TaskField, notes: readonly Note[]) => void;

/** The words of a list such as 主体责任、监督责任 as values; unknown words are said. */
export function wordsIn<T>(
  cell: GridCell | undefined,
  words: readonly [RegExp, T][],
  label: string,
): Reading<T[]> {
  const reading = readNames(cell, { label, max: 20, count: 10 });
  const found = reading.value.map((name) => words.find(([pattern]) => pattern.test(name))?.[1]);
  const known = [...new Set(found.filter((value) => value !== undefined))];
  const unknown = reading.value.filter((_, at) => found[at] === undefined);
  const notes = unknown.map((name) => unread(`没有认出${label}“${name}”`));
  return { value: known, notes: [...reading.notes, ...notes] };
}

/** The one word that a cell holds, as a value. */
export function wordIn<T>(
  cell: GridCell | undefined,
  words: readonly [RegExp, T][],
  label: string,
): Reading<T | undefined> {
  const { value: text, notes } = readText(cell, { label, max: 40 });
  if (text === "") return { value: undefined, notes };
  const value = words.find(([pattern]) => pattern.test(text))?.[1];
  const unknown = value === undefined ? [unread(`没有认出${label}“${text}”`)] : [];
  return { value, notes: [...notes, ...unknown] };
}

/** A number between nought and `max`, with or without its unit. */
export function numberIn(
  cell: GridCell | undefined,
  max: number,
  label: string,
): Reading<number | null> {
  if (!cell) return { value: null, notes: [] };
  const value = Number(cell.text.replace(/(分钟|分|份|个)$/, ""));
  if (cell.text !== "" && Number.isFinite(value) && value >= 0 && value <= max) {
    return { value, notes: [] };
  }
  return { value: null, notes: [unread(`${label}应为 0 到 ${max} 的数`)] };
}

/** The levels that a cell names: 县级以上 means itself and those above. */
export function levelsIn(cell: GridCell | undefined, label = "层级"): Reading<Level[]> {
  return wordsIn(cell, levelWords, label);
}

function subCarrierIn(
  cell: GridCell | undefined,
  carriers: readonly CarrierWord[],
): Reading<string | null | undefined> {
  if (!cell || cell.text === "") return { value: undefined, notes: [] };
  if (/^(不分|全部|通用|—|-)$/.test(cell.text)) return { value: null, notes: [] };
  const found = carriers.find(
    ({ name, short, parentCode }) =>
      parentCode !== undefined && [name, short, `清廉${short}`].includes(cell.text),
  );
  const notes = found ? [] : [unread(`没有认出子载体“${cell.text}”`)];
  return { value: found?.code, notes };
}

/** What the optional columns of a row say of a task beyond the usual ones. */
export function readStated(
  cells: Cells,
  carriers: readonly CarrierWord[],
  say: Say,
): TaskOverrides {
  const stated: TaskOverrides = {};
  const take = <T>(field: TaskField, reading: Reading<T>): T => {
    say(field, reading.notes);
    return reading.value;
  };
  const text = (field: TaskField, max: number, keepLines = false) =>
    take(field, readText(cells[field], { label: taskFieldLabels[field], max, keepLines }));
  const words = <T>(field: TaskField, known: readonly [RegExp, T][]) =>
    take(field, wordsIn(cells[field], known, taskFieldLabels[field]));
  const word = <T>(field: TaskField, known: readonly [RegExp, T][]) =>
    take(field, wordIn(cells[field], known, taskFieldLabels[field]));
  const number = (field: TaskField, max: number) =>
    take(field, numberIn(cells[field], max, taskFieldLabels[field]));
  const set = <Key extends keyof TaskOverrides>(key: Key, value: TaskOverrides[Key] | null) => {
    const isNothing = value === null || value === undefined || value === "";
    if (!isNothing && !(Array.isArray(value) && value.length === 0)) stated[key] = value;
  };
  set("responsibilities", words("responsibilities", responsibilityWords));
  set("levels", take("levels", levelsIn(cells.levels)));
  set("askedLevels", take("askedLevels", levelsIn(cells.askedLevels, "填报层级")));
  set("source", word("source", sourceWords));
  set("disclosure", word("disclosure", disclosureWords));
  set("direction", word("direction", directionWords));
  set("form", word("form", formWords));
  set("accumulation", word("accumulation", accumulationWords));
  set("asked", word("asked", askedWords));
  set("askedRole", word("askedRole", askedRoleWords));
  set("evidenceKinds", words("evidenceKinds", evidenceKindWords));
  set("weight", number("weight", 100));
  for (const field of ["minutes", "evidenceMin", "evidenceMax"] as const) {
    const value = number(field, field === "minutes" ? 480 : 9);
    set(field, value === null ? null : Math.round(value));
  }
  set("numeratorName", text("numerator", textLimits.indicatorName));
  set("denominatorName", text("denominator", textLimits.indicatorName));
  set("basis", text("basis", textLimits.basis, true));
  set("accountable", text("accountable", textLimits.accountable));
  set("note", text("note", textLimits.note, true));
  const subCarrier = take("subCarrier", subCarrierIn(cells.subCarrier, carriers));
  if (subCarrier !== undefined) stated.subCarrierCode = subCarrier;
  return stated;
}
