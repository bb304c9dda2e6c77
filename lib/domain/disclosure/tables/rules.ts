/*
 * Open data are what the public pages show, as tables: a file says what it is, under which licence, of which day, and
 * what each column means. Cells that a spreadsheet could take for a formula are neutralised. Nothing that is not
 * released is ever read for them.
 */
import { ownFields } from "@/lib/domain/disclosure/tables/labels";
import type { OpenRow, OpenTable } from "@/lib/domain/disclosure/tables/types";
import { pathName, valueWords } from "@/lib/domain/publications/changes/labels";
import { leavesOf } from "@/lib/domain/publications/changes/rules";
import type { Published } from "@/lib/domain/publications/types";
import { csvLines } from "@/lib/shared/csv";
import type { Day } from "@/lib/shared/dates";

function ownValue(name: string, item: Published): OpenRow[string] {
  const content = item.content as Readonly<Record<string, unknown>>;
  const value = item.facets[name] ?? content[name] ?? null;
  if (Array.isArray(value)) return value.map((one) => valueWords(name, String(one))).join("、");
  if (typeof value === "number" || typeof value === "boolean") return value;
  return value === null ? null : valueWords(name, String(value));
}

/** A released thing as a row with the columns of its kind; `url` is its whole address. */
export function publicationRow(item: Published, url: string): OpenRow {
  const { title, summary, regionCode, regionName, cityName, carrierName } = item;
  const { sourceTitle, sourceUrl, happenedOn, releasedOn, revision, isExample } = item;
  const lines = leavesOf(item.content, "content").map(([path, one]) => `${pathName(path)}：${one}`);
  return {
    ...{ url, title, summary, regionCode, regionName, cityName, carrierName },
    ...{ sourceTitle, sourceUrl, happenedOn, releasedOn, revision, isExample },
    ...Object.fromEntries(ownFields(item.kind).map(({ name }) => [name, ownValue(name, item)])),
    content: lines.join("\n"),
  };
}

function cell(value: OpenRow[string] | undefined): string | number | null {
  if (typeof value === "boolean") return value ? "是" : "否";
  return value ?? null;
}

/** The beginning of a CSV file: the mark of UTF-8 and the heads of the columns with their units. */
export function csvHead({ fields }: OpenTable): string {
  const heads = fields.map(({ label, unit }) => (unit ? `${label}（${unit}）` : label));
  return `\uFEFF${csvLines([heads])}`;
}

/** Rows as lines of a CSV file, in the order of the table's fields. */
export function csvRows({ fields }: OpenTable, rows: readonly OpenRow[]): string {
  return csvLines(rows.map((row) => fields.map(({ name }) => cell(row[name]))));
}

/** The beginning of a JSON file, up to its rows. */
export function jsonHead(table: OpenTable, file: { licence: string; day: Day }): string {
  const { code, name, note, source, update, fields } = table;
  const { licence, day: generatedOn } = file;
  const head = JSON.stringify({ code, name, note, source, update, licence, generatedOn, fields });
  return `${head.slice(0, -1)},"rows":[`;
}

/** Rows as they stand in a JSON file; `isFirst` where none came before. */
export function jsonRows(rows: readonly OpenRow[], isFirst: boolean): string {
  const text = rows.map((row) => JSON.stringify(row)).join(",\n");
  return text && !isFirst ? `,\n${text}` : text;
}

/** The name that a file is saved under. */
export function openFileName({ name }: OpenTable, day: Day, format: "csv" | "json"): string {
  return `${name}_${day}.${format}`;
}
