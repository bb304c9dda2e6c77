import { defineRoute } from "@/lib/access/route";
import { getEvidenceFile } from "@/lib/domain/evidence/queries";
import { checkEvidenceId } from "@/lib/domain/evidence/schema";
import { evidenceResponse } from "@/lib/domain/evidence/sending/rules";
import { notFound } from "@/lib/platform/errors";
import { readStored, storedSize } from "@/lib/platform/storage";

/** Sends a file to whoever may see it: re-encoded pictures inline, everything else to be saved. */
export const GET = defineRoute<{ id: string }>({
  name: "evidence.read",
  handle: async (actor, request, { id }) => {
    const file = await getEvidenceFile(actor, checkEvidenceId(id));
    const size = file.sha256 && (await storedSize(file.sha256));
    if (!file.sha256 || !size) throw notFound("材料（图片可能仍在处理，请稍后再试）");
    const isInline = request.nextUrl.searchParams.get("view") === "inline";
    const headers = evidenceResponse(file, { size, isInline });
    if (request.headers.get("if-none-match") === headers.ETag) {
      return new Response(null, { status: 304, headers });
    }
    return new Response(readStored(file.sha256), { headers });
  },
});
