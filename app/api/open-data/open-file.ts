import { type Actor, VISITOR } from "@/lib/access/actor";
import { freshnessHeaders, notModified } from "@/lib/access/unchanged";
import { getLicence } from "@/lib/domain/disclosure/licence/queries";
import { getOpenVersion, readOpenTable } from "@/lib/domain/disclosure/tables/queries";
import {
  csvHead,
  csvRows,
  jsonHead,
  jsonRows,
  openFileName,
} from "@/lib/domain/disclosure/tables/rules";
import type { OpenTable } from "@/lib/domain/disclosure/tables/types";
import { dayAt } from "@/lib/shared/dates";
import { fileHeaders } from "@/lib/shared/file-headers";

interface Wanted {
  table: OpenTable;
  format: "csv" | "json";
}

// Read as a visitor, whoever asks: an open file never depends on the reader.
async function* textOf({ table, format }: Wanted, licence: string): AsyncGenerator<string> {
  const pieces = readOpenTable(VISITOR, table.code);
  if (format === "csv") {
    yield csvHead(table);
    for await (const rows of pieces) yield csvRows(table, rows);
    return;
  }
  yield jsonHead(table, { licence, day: dayAt(new Date()) });
  let isFirst = true;
  for await (const rows of pieces) {
    yield jsonRows(rows, isFirst);
    isFirst &&= rows.length === 0;
  }
  yield "]}\n";
}

/** Text made piece by piece as a stream of bytes; a reader who leaves ends the making. */
function streamOf(text: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await text.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await text.return(undefined);
    },
  });
}

/** The file of an open table, or 304 where the reader has it already. */
export async function openFile(actor: Actor, request: Request, wanted: Wanted): Promise<Response> {
  const { table, format } = wanted;
  const [licence, version] = await Promise.all([getLicence(actor), getOpenVersion(actor)]);
  const facts = { parts: [table.code, format, version, licence] };
  const unchanged = notModified(request, facts);
  if (unchanged) return unchanged;
  const name = openFileName(table, dayAt(new Date()), format);
  const headers = { ...fileHeaders(name, format), ...freshnessHeaders(facts) };
  return new Response(streamOf(textOf(wanted, licence)), { headers });
}
