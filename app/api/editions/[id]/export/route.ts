import { PassThrough, Readable } from "node:stream";
import { defineRoute } from "@/lib/access/route";
import { codesFor } from "@/lib/domain/counters/codes/commands";
import { fileNameOf, linesOf, questionsOf, sheetsOf } from "@/lib/domain/editions/exporting/rules";
import { getEdition } from "@/lib/domain/editions/queries";
import { fingerprintText } from "@/lib/domain/editions/rules";
import { editionFormatSchema } from "@/lib/domain/editions/schema";
import { invalid } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { writeWorkbook } from "@/lib/platform/spreadsheet/writer";
import { csvText } from "@/lib/shared/csv";
import { fileHeaders } from "@/lib/shared/file-headers";

/** An edition as Excel, CSV or the text of its fingerprints; a released public one for everybody. */
export const GET = defineRoute<{ id: string }>({
  name: "edition.export",
  open: true,
  handle: async (actor, request, { id }) => {
    const { data: format } = editionFormatSchema.safeParse(
      request.nextUrl.searchParams.get("format"),
    );
    if (!format) throw invalid({ format: "请选 Excel、CSV 或 JSON" }, "没有这种导出格式");
    const edition = await getEdition(actor, id);
    const headers = fileHeaders(fileNameOf(edition, format), format);
    if (format === "json") {
      return new Response(fingerprintText(edition.query, edition.figures), { headers });
    }
    // Codes lead into the desk: the public has no use for them.
    const codes = actor.kind === "staff" ? await codesFor(actor, questionsOf(edition)) : [];
    if (format === "csv") return new Response(csvText(linesOf(edition, codes)), { headers });
    const stream = new PassThrough();
    writeWorkbook(stream, sheetsOf(edition, codes)).catch((error: unknown) => {
      log.error({ error: String(error) }, "export failed");
      stream.destroy(error instanceof Error ? error : undefined);
    });
    return new Response(Readable.toWeb(stream) as ReadableStream, { headers });
  },
});
