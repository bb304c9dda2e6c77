import { PassThrough, Readable } from "node:stream";
import { defineRoute } from "@/lib/access/route";
import { type RunningExport, startExport } from "@/lib/domain/assignments/exports/commands";
import { csvPieces, exportName, sheetOf } from "@/lib/domain/assignments/exports/rules";
import { assignmentExportSchema } from "@/lib/domain/assignments/exports/schema";
import { getClock } from "@/lib/domain/calendar/queries";
import { log } from "@/lib/platform/log";
import { writeWorkbook } from "@/lib/platform/spreadsheet/writer";
import { fileHeaders } from "@/lib/shared/file-headers";

type Batches = RunningExport["batches"];

function workbook(batches: Batches): Readable {
  const stream = new PassThrough();
  writeWorkbook(stream, [sheetOf(batches)]).catch((error: unknown) => {
    log.error({ error: String(error) }, "export failed");
    stream.destroy(error instanceof Error ? error : undefined);
  });
  return stream;
}

/** Rows are read when the line takes them; whoever breaks off ends the reading. */
function fileOf(batches: Batches, format: "csv" | "xlsx"): Readable {
  const stream =
    format === "csv" ? Readable.from(csvPieces(batches), { objectMode: false }) : workbook(batches);
  stream.once("close", () => void batches.return());
  return stream;
}

/** Every assignment of a list within reach as one file, streamed; nothing is kept on the server. */
export const GET = defineRoute({
  name: "assignments.export",
  handle: async (actor, request) => {
    const { today } = await getClock(actor);
    const search = Object.fromEntries(request.nextUrl.searchParams);
    const asked = assignmentExportSchema.parse({ year: today.slice(0, 4), ...search });
    const { batches } = await startExport(actor, asked);
    const stream = fileOf(batches, asked.format);
    const headers = fileHeaders(exportName(asked, today), asked.format);
    return new Response(Readable.toWeb(stream) as ReadableStream, { headers });
  },
});
