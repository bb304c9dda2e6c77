import { createWriteStream } from "node:fs";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { StaffActor } from "@/lib/access/actor";
import { startExport } from "@/lib/domain/assignments/exports/commands";
import { countExport } from "@/lib/domain/assignments/exports/queries";
import { csvPieces, EXCEL_ROWS, sheetOf } from "@/lib/domain/assignments/exports/rules";
import {
  type AssignmentExport,
  assignmentExportSchema,
} from "@/lib/domain/assignments/exports/schema";
import { disconnect, row, rows } from "@/lib/platform/db";
import { writeWorkbook } from "@/lib/platform/spreadsheet/writer";
import { sql } from "@/lib/platform/sql";
import { signedIn } from "../support/people-world";

// Exports all that a province has, and watches the memory of this process, which does nothing else. Run as a
// script of its own, because the environment of a process is read once.

const YEAR = 2026;
const MEGABYTE = 1024 * 1024;
const MOST_ABOVE_IDLE = 150;

const resident = () => process.memoryUsage().rss / MEGABYTE;

interface Taken {
  rows: number;
  seconds: number;
  idle: number;
  peak: number;
  /** The highest of each tenth of the time, to see whether it grows. */
  tenths: number[];
}

async function watched(work: () => Promise<void>): Promise<Omit<Taken, "rows">> {
  globalThis.gc?.();
  const idle = resident();
  const samples: number[] = [];
  const timer = setInterval(() => samples.push(resident()), 50);
  const began = performance.now();
  await work();
  clearInterval(timer);
  const seconds = (performance.now() - began) / 1000;
  const length = Math.ceil(samples.length / 10);
  const tenths = Array.from({ length: 10 }, (_, at) =>
    Math.max(0, ...samples.slice(at * length, (at + 1) * length)),
  );
  return { idle, seconds, peak: Math.max(idle, ...samples), tenths };
}

async function noted(): Promise<{ rows: number; isComplete: boolean } | undefined> {
  const found = await row<{ after: { rows: number; isComplete: boolean } }>(sql`
    select after from audit_entry where action = 'assignments.exported' order by id desc limit 1`);
  return found?.after;
}

async function take(actor: StaffActor, asked: AssignmentExport, sink: Writable): Promise<Taken> {
  const taken = await watched(async () => {
    const { batches } = await startExport(actor, asked);
    if (asked.format === "csv") await pipeline(Readable.from(csvPieces(batches)), sink);
    else await writeWorkbook(sink, [sheetOf(batches)]);
  });
  const after = await noted();
  if (!after?.isComplete) throw new Error("the export did not end well");
  return { ...taken, rows: after.rows };
}

function print(name: string, { rows: count, seconds, idle, peak, tenths }: Taken): boolean {
  const above = peak - idle;
  console.log(
    `${name} ${count} 行，${seconds.toFixed(1)} 秒，每秒 ${Math.round(count / seconds)} 行；内存闲时 ${idle.toFixed(0)} MB，最高多 ${above.toFixed(0)} MB（< ${MOST_ABOVE_IDLE}）；各十分之一时段最高 ${tenths.map((one) => one.toFixed(0)).join(" ")}`,
  );
  return above < MOST_ABOVE_IDLE;
}

const found = await row<{ id: string }>(sql`select id from account where login = 'office'`);
if (!found) throw new Error("the demonstration has no office");
const { actor } = await signedIn(found.id);
const all = assignmentExportSchema.parse({ year: YEAR });
const total = await countExport(actor, all);
const expected = await rows<{ n: number }>(sql`
  select sum(not_started + drafting + submitted + returned + approved + accepted)::int as n
  from counter where year = ${YEAR} and node_code between '420000' and '429999'`);
const csv = await take(actor, all, createWriteStream("/dev/null"));
let isFlat = print("CSV  ", csv);
// As much as one sheet of Excel holds: the largest of the carriers alone where the whole would be too long.
const fits = total <= EXCEL_ROWS ? all : { ...all, carrierCode: "village" };
const sheet = await take(actor, { ...fits, format: "xlsx" }, createWriteStream("/dev/null"));
isFlat = print("Excel", sheet) && isFlat;
const isExact = csv.rows === total && total === expected[0]?.n;
console.log(
  `与列表的计数、计数表之和一致：${isExact ? "是" : `否（${csv.rows}、${total}、${expected[0]?.n}）`}`,
);
process.exitCode = isFlat && isExact ? 0 : 1;
await disconnect();
