import "server-only";
import type { Actor } from "@/lib/access/actor";
import { listFedTasks } from "@/lib/domain/machine/tasks/queries";
import type { ValueSource } from "@/lib/domain/machine/types";
import { readCsv } from "@/lib/platform/csv-rows";
import { invalid } from "@/lib/platform/errors";
import { jsonPath } from "@/lib/platform/json-path";
import { fixedText, mapRow, type Reader, withPeriod } from "./rules";
import { type Columns, MAPPED, type MappedField, type MappedRow, type Mapping } from "./types";

/** What came from elsewhere, and when. */
export interface Fetched {
  bytes: Uint8Array;
  /** ISO; stands for rows that state no moment. */
  moment: string;
}

/** The most rows of one run. */
const ROWS_MAX = 200_000;

function readersOf(columns: Columns, read: (place: string) => Reader): Map<MappedField, Reader> {
  const readers = new Map<MappedField, Reader>();
  for (const [field, place] of Object.entries(columns) as [MappedField, string][]) {
    const fixed = fixedText(place);
    readers.set(field, fixed === null ? read(place) : () => fixed);
  }
  return readers;
}

interface Table {
  rows: readonly unknown[];
  readers: Map<MappedField, Reader>;
}

function jsonTable(bytes: Uint8Array, rowsPath: string, columns: Columns): Table {
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw invalid({ file: "对方给的不是完整的 UTF-8 JSON，请联系来源系统" });
  }
  const rows = jsonPath(rowsPath)(document);
  if (rows.length === 0) throw invalid({ file: `按“${rowsPath}”没有取到行，请核对路径` });
  const readers = readersOf(columns, (place) => {
    const ask = jsonPath(place);
    return (row) => (typeof row === "object" && row !== null ? ask(row)[0] : undefined);
  });
  return { rows, readers };
}

function csvTable(bytes: Uint8Array, columns: Columns): Table {
  const table = readCsv(bytes);
  const missing = MAPPED.flatMap((field) => columns[field] ?? []).filter(
    (place) => fixedText(place) === null && !table.columns.includes(place),
  );
  if (missing.length > 0) {
    throw invalid({
      file: `表头里没有“${missing.join("”“")}”，现有：${table.columns.slice(0, 30).join("、")}`,
    });
  }
  const readers = readersOf(columns, (place) => (row) => (row as Record<string, string>)[place]);
  return { rows: table.rows, readers };
}

/** The rows of what was fetched as values would be sent. Throws `invalid` for what cannot be read at all. */
export async function mapFetched(
  actor: Actor,
  source: ValueSource,
  { mapping, fetched }: { mapping: Mapping; fetched: Fetched },
): Promise<MappedRow[]> {
  const { bytes, moment } = fetched;
  const { rows, readers } = mapping.rows
    ? jsonTable(bytes, mapping.rows, mapping.columns)
    : csvTable(bytes, mapping.columns);
  if (rows.length > ROWS_MAX) {
    throw invalid({ file: `共 ${rows.length} 行，最多 ${ROWS_MAX} 行，请分成几份` });
  }
  const tasks = await listFedTasks(actor, source.rootTaskIds);
  const frequencies = new Map<string, (typeof tasks)[number]["frequency"]>();
  for (const { code, rootTaskId, year, frequency } of tasks) {
    frequencies.set(`${year} ${code}`, frequency);
    frequencies.set(`${year} ${rootTaskId}`, frequency);
  }
  return rows.map((row) =>
    withPeriod(mapRow(row, readers, moment), (task, year) => frequencies.get(`${year} ${task}`)),
  );
}
