import type { GridCell } from "./types";

/** A cell as the parser hands it over; `date` values are milliseconds since 1970 in UTC. */
export interface RawCell {
  row: number;
  column: number;
  kind: "text" | "number" | "boolean" | "date" | "error";
  value: string | number | boolean;
  format: string;
  isFormula: boolean;
}

/** Excel itself holds 32,767 characters a cell; what a forged file holds beyond is never looked at. */
const LONGEST = 50_000;

const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ％．]/g;

const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/g;

/**
 * The text as a reader sees it: full-width digits, letters and percent signs made plain, all kinds of
 * spaces made ordinary, zero-width characters dropped. Chinese punctuation stays as written.
 */
export function plainText(text: string): string {
  return text
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\r\n?/g, "\n")
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, " ")
    .trim();
}

/** A number without the noise of binary fractions: 0.1 + 0.2 is 0.3. */
export function plainNumber(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : "";
}

function isPercentFormat(format: string): boolean {
  return format
    .replace(/"[^"]*"|\[[^\]]*\]/g, "")
    .replace(/\\./g, "")
    .includes("%");
}

/** A date before 1900 or after 9999 is a number that only wears a date format. */
function dayOf(time: number): string | undefined {
  const date = new Date(time);
  const year = date.getUTCFullYear();
  if (Number.isNaN(time) || year < 1900 || year > 9999) return undefined;
  return date.toISOString().slice(0, 10);
}

function numberCell(value: number, format: string): Partial<GridCell> {
  if (!Number.isFinite(value)) return { text: "" };
  if (!isPercentFormat(format)) return { text: plainNumber(value), number: value };
  return { text: `${plainNumber(value * 100)}%`, number: value, percent: true };
}

function plainValue(raw: RawCell): Partial<GridCell> {
  switch (raw.kind) {
    case "number":
      return numberCell(Number(raw.value), raw.format);
    case "boolean":
      return { text: raw.value ? "是" : "否" };
    case "error":
      return { text: String(raw.value), error: String(raw.value) };
    case "date": {
      const date = dayOf(Number(raw.value));
      return date === undefined ? { text: "" } : { text: date, date };
    }
    case "text":
      return { text: plainText(String(raw.value).slice(0, LONGEST)) };
  }
}

/**
 * The cell as plain facts; null when a reader sees nothing there. A formula without a stored result is
 * kept with an empty text, so that the caller can say so.
 */
export function gridCell(raw: RawCell): GridCell | null {
  const value = plainValue(raw);
  if (!value.text && !raw.isFormula) return null;
  const cell: GridCell = { row: raw.row, column: raw.column, text: "", ...value };
  return raw.isFormula ? { ...cell, formula: true } : cell;
}
