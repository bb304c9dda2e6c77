import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

/** What a column of a COPY line may hold; arrays become PostgreSQL arrays, objects JSON. */
export type Cell = string | number | boolean | null | readonly string[] | object;

const SPECIAL = /[\\\t\n\r]/g;
const ESCAPES: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function escapeText(text: string): string {
  return text.replace(SPECIAL, (character) => ESCAPES[character] ?? character);
}

function arrayLiteral(items: readonly unknown[]): string {
  const quoted = items.map((item) => `"${String(item).replace(/["\\]/g, "\\$&")}"`);
  return `{${quoted.join(",")}}`;
}

function cellText(cell: Cell): string {
  if (cell === null) return "\\N";
  if (typeof cell === "string") return escapeText(cell);
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "boolean") return cell ? "t" : "f";
  if (Array.isArray(cell)) return escapeText(arrayLiteral(cell));
  return escapeText(JSON.stringify(cell));
}

/** One line of COPY's text format. */
export function copyLine(cells: readonly Cell[]): string {
  let line = "";
  for (let index = 0; index < cells.length; index += 1) {
    line += (index === 0 ? "" : "\t") + cellText(cells[index] ?? null);
  }
  return `${line}\n`;
}

/** A cell that cannot hold a tab, a line break or a backslash: numbers, ids, the seed's own texts. */
export type PlainCell = string | number | boolean | null;

/** One line of plain cells: as `copyLine`, without looking at each character. */
export function plainLine(cells: readonly PlainCell[]): string {
  return `${cells.map((cell) => cell ?? "\\N").join("\t")}\n`;
}

/** Lines that wait to be copied, as bytes: half a million strings would keep the collector busy. */
export class Lines {
  private text = "";
  private chunks: Buffer[] = [];

  /** Adds a line, or several. */
  add(line: string): void {
    this.text += line;
    if (this.text.length < CHUNK) return;
    this.chunks.push(Buffer.from(this.text));
    this.text = "";
  }

  /** Everything since the last time. */
  take(): Buffer[] {
    const { chunks, text } = this;
    this.chunks = [];
    this.text = "";
    return text ? [...chunks, Buffer.from(text)] : chunks;
  }
}

const CHUNK = 1 << 15;

/** Where rows go. Frozen rows need no vacuum; the table must have been truncated in this transaction. */
export interface CopyTarget {
  table: string;
  columns: readonly string[];
  isFrozen?: boolean;
}

/** Copies ready lines into the columns of a table through one connection. */
export async function copyLines(
  client: pg.PoolClient,
  target: CopyTarget,
  chunks: Iterable<Buffer>,
): Promise<void> {
  const columns = target.columns.join(", ");
  const option = target.isFrozen ? " with (freeze)" : "";
  const stream = client.query(copyFrom(`copy ${target.table} (${columns}) from stdin${option}`));
  await pipeline(Readable.from(chunks, { objectMode: false }), stream);
}

/** Copies rows of cells into the columns of a table through one connection. */
export async function copyRows(
  client: pg.PoolClient,
  target: CopyTarget,
  rows: Iterable<readonly Cell[]>,
): Promise<void> {
  const lines = new Lines();
  for (const row of rows) lines.add(copyLine(row));
  await copyLines(client, target, lines.take());
}
