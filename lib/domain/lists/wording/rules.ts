/*
 * What a cell shows of its values, in the words in which an office writes them. Reading the words again
 * gives the same values.
 */
import type { Frequency } from "@/lib/domain/imports/schema";
import type {
  BasisLine,
  CellContext,
  CellValue,
  Choice,
  Column,
  Values,
} from "@/lib/domain/lists/cells/types";
import { plainNumber } from "@/lib/platform/spreadsheet/cell-values";

/** Between a document and what it says, in a cell. */
export const BASIS_MARK = "｜";

/** The last month of each period. */
export const PERIODS: Readonly<Record<Frequency, readonly number[]>> = {
  annual: [12],
  semiannual: [6, 12],
  quarterly: [3, 6, 9, 12],
  monthly: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
};

/** The choices of a column; a sub-carrier's come from the list. */
export function choicesOf(column: Column, context: CellContext): readonly Choice[] {
  return column.key === "subCarrierCode" ? context.subCarriers : (column.choices ?? []);
}

/** A value as a list of texts; empty for anything else. */
export function listOf(value: CellValue | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

function dayWords(day: string): string {
  return `${Number(day.slice(0, 2))}月${Number(day.slice(3))}日前`;
}

/** Days as an office writes them: 每季度末月25日前 where they are the same, else one by one. */
export function dueWords(frequency: string, dueDates: readonly string[]): string {
  const days = new Set(dueDates.map((day) => day.slice(3)));
  const months = PERIODS[frequency as Frequency] ?? [];
  const isRegular = dueDates.every((day, at) => Number(day.slice(0, 2)) === months[at]);
  if (days.size === 1 && isRegular && dueDates.length === months.length && months.length >= 4) {
    const day = Number(dueDates[0]?.slice(3));
    return frequency === "monthly" ? `每月${day}日前` : `每季度末月${day}日前`;
  }
  return dueDates.map(dayWords).join("、");
}

function targetWords({ direction, target, unit }: Values): string {
  if (target === null || typeof target !== "number") return "";
  const sign = { increase: "≥", decrease: "≤" }[String(direction)] ?? "";
  return `${sign}${plainNumber(target)}${unit === "%" ? "%" : ""}`;
}

/** What a cell shows of a row's values; reading it again gives the same values. */
export function showCell(column: Column, values: Values, context: CellContext): string {
  const value = values[column.key];
  const labelOf = (one: CellValue) =>
    choicesOf(column, context).find((choice) => choice.value === one)?.label ?? String(one);
  if (column.kind === "target") return targetWords(values);
  if (value === null || value === undefined) return "";
  switch (column.kind) {
    case "choice":
      return value === "" ? "" : labelOf(value as string);
    case "choices":
      return listOf(value).map(labelOf).join("、");
    case "names":
      return listOf(value).join("、");
    case "due":
      return dueWords(String(values.frequency), listOf(value));
    case "basis":
      return (value as readonly BasisLine[])
        .map(({ source, fact }) => (fact ? `${source}${BASIS_MARK}${fact}` : source))
        .join("\n");
    case "citations":
      return listOf(value)
        .map((id) => context.citable.find((choice) => choice.value === id)?.label ?? id)
        .join("\n");
    default:
      return typeof value === "number" ? plainNumber(value) : String(value);
  }
}
