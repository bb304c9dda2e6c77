/*
 * How rows of another system are understood. Each field is read from a place in the row, or is the same
 * fixed text for all rows (written after an equals sign). Text is trimmed; an empty place is a field that is
 * missing. A moment may be written as 2026-11-21T08:00:00+08:00, or without zone (2026-11-21 08:00,
 * 2026/11/21, 2026年11月21日), and then is Beijing time; seconds since 1970, also in thousandths, are
 * understood too. Where the row states no moment, the moment of fetching (or of the file) stands. Where year
 * or period is left out, both follow from that moment: the period of the task that it lies in.
 */
import type { FedTask } from "@/lib/domain/machine/types";
import { dayAt } from "@/lib/shared/dates";
import { type Columns, MAPPED, type MappedField, type MappedRow } from "./types";

/** Reads one field of a row. */
export type Reader = (row: unknown) => unknown;

/** The text of a fixed field, or null where it is read from the row. */
export function fixedText(place: string): string | null {
  return place.startsWith("=") ? place.slice(1).trim() : null;
}

/** What is missing in a mapping, by field. */
export function mappingProblems(columns: Columns): Partial<Record<MappedField, string>> {
  const problems: Partial<Record<MappedField, string>> = {};
  if (!columns.task) problems.task = "请填写任务从哪里取，或固定为一项任务，例如 =CJ-03";
  if (!columns.organisation) problems.organisation = "请填写单位代码从哪里取";
  if (!columns.value && !columns.numerator) problems.value = "请填写数值，或分子和分母";
  if (Boolean(columns.numerator) !== Boolean(columns.denominator)) {
    problems.denominator = "分子和分母要同时填写";
  }
  if (Boolean(columns.year) !== Boolean(columns.period)) {
    problems.period = "年度和期次要同时填写，或都不填（按数据时间推算）";
  }
  return problems;
}

const SECONDS = /^\d{10}$/;
const MILLISECONDS = /^\d{13}$/;
const LOCAL =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/** A moment in one of the forms that systems write, as ISO with zone; the text itself where it is none. */
export function momentOf(text: string): string {
  if (MILLISECONDS.test(text)) return new Date(Number(text)).toISOString();
  if (SECONDS.test(text)) return new Date(Number(text) * 1000).toISOString();
  const [, year, month, day, hour = "0", minute = "00", second = "00"] = LOCAL.exec(text) ?? [];
  if (!year || !month || !day) return text;
  const two = (part: string) => part.padStart(2, "0");
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}+08:00`;
}

function plain(found: unknown): string | number | undefined {
  if (typeof found === "number") return found;
  if (typeof found === "boolean") return found ? 1 : 0;
  if (typeof found !== "string") return undefined;
  return found.trim() === "" ? undefined : found.trim();
}

// A number in text, as spreadsheets write it: 1,234.50 and 12.50 are 1234.50 and 12.50.
function figure(found: string | number | undefined): string | number | undefined {
  return typeof found === "string" ? found.replace(/(\d)[,，](?=\d{3})/g, "$1") : found;
}

function counted(found: string | number | undefined): string | number | undefined {
  return typeof found === "string" && /^\d{1,4}$/.test(found) ? Number(found) : found;
}

/** A row's fields as a value would be sent; `moment` stands where the row states none. */
export function mapRow(
  row: unknown,
  readers: ReadonlyMap<MappedField, Reader>,
  moment: string,
): MappedRow {
  const mapped: MappedRow = {};
  for (const field of MAPPED) {
    const found = plain(readers.get(field)?.(row));
    if (found !== undefined) mapped[field] = found;
  }
  for (const field of ["task", "organisation", "note"] as const) {
    if (mapped[field] !== undefined) mapped[field] = String(mapped[field]);
  }
  for (const field of ["numerator", "denominator", "value"] as const) {
    const found = figure(mapped[field]);
    if (found !== undefined) mapped[field] = found;
  }
  for (const field of ["year", "period"] as const) {
    const found = counted(mapped[field]);
    if (found !== undefined) mapped[field] = found;
  }
  mapped.observedAt =
    mapped.observedAt === undefined ? moment : momentOf(String(mapped.observedAt));
  return mapped;
}

const MONTHS = { monthly: 1, quarterly: 3, semiannual: 6, annual: 12 } as const;

/** Year and period of a row that states neither: those in which its moment lies. */
export function withPeriod(
  row: MappedRow,
  frequencyOf: (task: string, year: number) => FedTask["frequency"] | undefined,
): MappedRow {
  if (row.year !== undefined || row.period !== undefined) return row;
  const instant = Date.parse(String(row.observedAt));
  if (Number.isNaN(instant)) return row;
  const day = dayAt(new Date(instant));
  const year = Number(day.slice(0, 4));
  const frequency = frequencyOf(String(row.task), year);
  if (!frequency) return { ...row, year, period: 1 };
  return { ...row, year, period: Math.ceil(Number(day.slice(5, 7)) / MONTHS[frequency]) };
}
