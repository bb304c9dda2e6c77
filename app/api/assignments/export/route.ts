import { PassThrough, Readable } from "node:stream";
import { defineRoute } from "@/lib/access/route";
import { startExport } from "@/lib/domain/assignments/exports/commands";
import { csvPieces, exportName, sheetOf } from "@/lib/domain/assignments/exports/rules";
import { assignmentExportSchema } from "@/lib/domain/assignments/exports/schema";
import type { ExportedRow } from "@/lib/domain/assignments/exports/types";
import { getClock } from "@/lib/domain/calendar/queries";
import { log } from "@/lib/platform/log";
import { writeWorkbook } from "@/lib/platform/spreadsheet/writer";
import { fileHeaders } from "@/lib/shared/file-headers";

/** Rows are read when the line takes them; whoever breaks off ends the reading. */
function workbook(batches: AsyncGenerator<ExportedRow[]>): Readable {
  const stream = new PassThrough();
  stream.once("close", () => void batches.return(undefined));
  writeWorkbook(stream, [sheetOf(batches)]).catch((error: unknown) => {
    log.error({ error: String(error) }, "export failed");
    stream.destroy(error instanceof Error ? error : undefined);
  });
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
    const stream =
      asked.format === "csv"
        ? Readable.from(csvPieces(batches), { objectMode: false })
        : workbook(batches);
    const headers = fileHeaders(exportName(asked, today), asked.format);
    return new Response(Readable.toWeb(stream) as ReadableStream, { headers });
  },
});
