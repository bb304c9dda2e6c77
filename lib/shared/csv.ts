const DANGEROUS = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** A cell that no spreadsheet takes for a formula, quoted where needed. */
function csvCell(value: string | number | null): string {
  if (value === null) return "";
  const text = String(value);
  const safe = DANGEROUS.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Lines of a table, without the mark that a file begins with: for what is written piece by piece. */
export function csvLines(lines: readonly (readonly (string | number | null)[])[]): string {
  return lines.map((line) => `${line.map(csvCell).join(",")}\r\n`).join("");
}

/** A table as CSV that Excel opens as UTF-8; formulas are neutralised. */
export function csvText(lines: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${csvLines(lines)}`;
}
