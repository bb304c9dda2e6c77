import { defineRoute } from "@/lib/access/route";
import { getPagePicture } from "@/lib/domain/evidence/previews/queries";
import { checkEvidenceId, checkPage } from "@/lib/domain/evidence/schema";
import { evidenceResponse } from "@/lib/domain/evidence/sending/rules";
import { notFound } from "@/lib/platform/errors";
import { readStored, storedSize } from "@/lib/platform/storage";

/** The picture of a page of a PDF, drawn by the worker. */
export const GET = defineRoute<{ id: string; page: string }>({
  name: "evidence.read_page",
  handle: async (actor, request, { id, page }) => {
    const file = await getPagePicture(actor, checkEvidenceId(id), checkPage(page));
    const size = await storedSize(file.sha256);
    if (!size) throw notFound("页面图片");
    const headers = evidenceResponse(file, { size, isInline: true });
    if (request.headers.get("if-none-match") === headers.ETag) {
      return new Response(null, { status: 304, headers });
    }
    return new Response(readStored(file.sha256), { headers });
  },
});
