import { PassThrough, Readable } from "node:stream";
import { defineRoute } from "@/lib/access/route";
import { getExportedList } from "@/lib/domain/lists/exports/queries";
import { annexOf, fileNameOf, formOf } from "@/lib/domain/lists/exports/rules";
import { exportFormatSchema } from "@/lib/domain/lists/exports/schema";
import { writeAnnex } from "@/lib/platform/documents/word";
import { log } from "@/lib/platform/log";
import { writeForm } from "@/lib/platform/spreadsheet/form-writer";
import { fileHeaders } from "@/lib/shared/file-headers";

/** A list as the office's own form (Excel, streamed) or under an official letter (Word). */
export const GET = defineRoute<{ id: string }>({
  name: "list.export",
  handle: async (actor, request, { id }) => {
    const format = exportFormatSchema.parse(request.nextUrl.searchParams.get("format"));
    const list = await getExportedList(actor, id);
    const headers = fileHeaders(fileNameOf(list, format), format);
    if (format === "docx") {
      const document = await writeAnnex(annexOf(list));
      return new Response(new Uint8Array(document), { headers });
    }
    const stream = new PassThrough();
    writeForm(stream, formOf(list)).catch((error: unknown) => {
      log.error({ error: String(error) }, "export failed");
      stream.destroy(error instanceof Error ? error : undefined);
    });
    return new Response(Readable.toWeb(stream) as ReadableStream, { headers });
  },
});
