import { PassThrough, Readable } from "node:stream";
import { defineRoute } from "@/lib/access/route";
import { getExportedList } from "@/lib/domain/lists/exports/queries";
import { annexOf, fileNameOf, formOf } from "@/lib/domain/lists/exports/rules";
import { exportFormatSchema } from "@/lib/domain/lists/exports/schema";
import { writeAnnex } from "@/lib/platform/documents/word";
import { invalid } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { writeForm } from "@/lib/platform/spreadsheet/form-writer";
import { fileHeaders } from "@/lib/shared/file-headers";

/** A list as the office's own form (Excel, streamed) or under an official letter (Word). */
export const GET = defineRoute<{ id: string }>({
  name: "list.export",
  handle: async (actor, request, { id }) => {
    const asked = request.nextUrl.searchParams.get("format") ?? undefined;
    const { data: format } = exportFormatSchema.safeParse(asked);
    if (!format)
      throw invalid({ format: "只能导出 xlsx 或 docx" }, "没有这种导出格式，请选 Excel 或 Word");
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
