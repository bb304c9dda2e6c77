import { defineRoute } from "@/lib/access/route";
import { getTemplateFile } from "@/lib/domain/duties/templates/queries";
import { notFound } from "@/lib/platform/errors";
import { readStored, storedSize } from "@/lib/platform/storage";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Sends an office's template to those who keep it. */
export const GET = defineRoute<{ id: string }>({
  name: "template.read",
  handle: async (actor, _request, { id }) => {
    const { sha256, fileName } = await getTemplateFile(actor, id);
    const size = await storedSize(sha256);
    if (!size) throw notFound("模板文件");
    const headers = {
      "Content-Type": DOCX,
      "Content-Length": String(size),
      "Content-Disposition": `attachment; filename="template.docx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    };
    return new Response(readStored(sha256), { headers });
  },
});
