import * as z from "zod";
import { defineRoute } from "@/lib/access/route";
import { exportPack } from "@/lib/domain/meetings/formats/commands";
import { PACK_FORMATS } from "@/lib/domain/meetings/packs/schema";
import { invalid } from "@/lib/platform/errors";
import { PRINT_POLICY } from "@/lib/platform/print-html";
import { fileHeaders } from "@/lib/shared/file-headers";

const formatSchema = z.enum(PACK_FORMATS);

/** The print page is shown, not saved; it may do nothing but look as it looks. */
const PRINT_HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": `${PRINT_POLICY}; frame-ancestors 'none'`,
  "cache-control": "private, no-store",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

/** A meeting's pack as Word, PowerPoint, Excel, PDF, or as the page for printing. */
export const GET = defineRoute<{ id: string }>({
  name: "meeting.export_pack",
  handle: async (actor, request, { id }) => {
    const { data: format } = formatSchema.safeParse(request.nextUrl.searchParams.get("format"));
    if (!format) throw invalid({ format: "只能导出 docx、pptx、xlsx、html 或 pdf" });
    const { name, bytes } = await exportPack(actor, { meetingId: id, format });
    const headers = format === "html" ? PRINT_HEADERS : fileHeaders(name, format);
    return new Response(new Uint8Array(bytes), { headers });
  },
});
