import { columnLetter } from "@/lib/platform/spreadsheet/grid";
import { sha256 } from "@/lib/shared/hash";
import { shownValue, withoutControls } from "../doubts/rules";
import { plainLabel } from "../tables/rules";
import type { HeadColumn, Sheet, TableHead } from "../tables/types";
import { NOT_WANTED } from "./labels";
import type { ColumnQuestion, SheetMapping } from "./types";

// What an office's own form means is asked once and kept. A form is known by the words of its heads in
// their order, whatever stands above or beneath. What a person said about a column stands before what the
// words of its head suggest; a field has one column, so an earlier guess for it gives way.

const SAMPLES = 3;

/** A column by the words of its head, as they are compared. */
export function columnKey(column: HeadColumn<string>): string {
  return withoutControls(column.labels.map(plainLabel).join("/")).text;
}

/** Names a form by the words of its heads. */
export function signatureOf(head: TableHead<string>): string {
  const words = head.columns.filter(({ labels }) => labels.length > 0).map(columnKey);
  return sha256(words.join("\n"));
}

/** The head with what an office settled about its columns. */
export function settledHead<Field extends string>(
  head: TableHead<Field>,
  mapping: SheetMapping | undefined,
  fields: ReadonlySet<string>,
): TableHead<Field> {
  if (!mapping) return head;
  const saidOf = (column: HeadColumn<Field>) => {
    const said = mapping.columns[columnKey(column)];
    return said !== undefined && (said === NOT_WANTED || fields.has(said)) ? said : undefined;
  };
  const taken = new Set<string>();
  const settled = head.columns.map((column): HeadColumn<Field> => {
    const said = saidOf(column);
    if (said === undefined) return column;
    if (said === NOT_WANTED || taken.has(said)) return { ...column, field: null, isSettled: true };
    taken.add(said);
    return { ...column, field: said as Field, isSettled: true };
  });
  const columns = settled.map((column) =>
    column.field !== null && !column.isSettled && taken.has(column.field)
      ? { ...column, field: null }
      : column,
  );
  const place: Partial<Record<Field, number>> = {};
  for (const { field, column } of columns) if (field !== null) place[field] ??= column;
  return { ...head, columns, place };
}

function samplesOf(sheet: Sheet, head: TableHead<string>, column: number): string[] {
  const samples = new Set<string>();
  for (const [row, cells] of sheet.index.rows) {
    if (row <= head.bottom || samples.size >= SAMPLES) continue;
    const cell = cells.find((one) => one.column === column);
    if (cell && cell.text !== "") samples.add(shownValue(cell.text));
  }
  return [...samples];
}

/** How a table is asked about: its fields in Chinese, which of them it needs, which are never asked for. */
export interface AskedFields<Field extends string> {
  labels: Readonly<Record<Field, string>>;
  required: readonly Field[];
  unasked: readonly Field[];
}

/**
 * The columns that hold something, whose head was not recognised and of which nobody has said anything
 * yet. A second column for a field that is there already is not asked about.
 */
export function columnQuestions<Field extends string>(
  sheet: Sheet,
  head: TableHead<Field>,
  asked: AskedFields<Field>,
): ColumnQuestion[] {
  const free = (Object.keys(asked.labels) as Field[])
    .filter((field) => head.place[field] === undefined && !asked.unasked.includes(field))
    .map((field) => ({
      field,
      label: asked.labels[field],
      isMissing: asked.required.includes(field),
    }))
    .sort((a, b) => Number(b.isMissing) - Number(a.isMissing));
  return head.columns.flatMap((column) => {
    if (column.field !== null || column.isSettled || column.isRepeated) return [];
    const samples = samplesOf(sheet, head, column.column);
    const label = shownValue(column.labels.join(" / "));
    if (label === "" || samples.length === 0 || free.length === 0) return [];
    return [
      {
        sheet: sheet.grid.name,
        column: columnLetter(column.column),
        key: columnKey(column),
        label,
        samples,
        options: free,
      },
    ];
  });
}
