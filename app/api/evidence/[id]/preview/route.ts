import { defineRoute } from "@/lib/access/route";
import { requestPreview } from "@/lib/domain/evidence/previews/commands";
import { getPreviewState } from "@/lib/domain/evidence/previews/queries";
import { checkEvidenceId } from "@/lib/domain/evidence/schema";

/** Has the preview of a file made that waits for it. */
export const POST = defineRoute<{ id: string }>({
  name: "evidence.request_preview",
  handle: async (actor, _request, { id }) =>
    Response.json({ ok: true, data: await requestPreview(actor, checkEvidenceId(id)) }),
});

/** Whether the preview is made. */
export const GET = defineRoute<{ id: string }>({
  name: "evidence.read_preview",
  handle: async (actor, _request, { id }) =>
    Response.json({ ok: true, data: await getPreviewState(actor, checkEvidenceId(id)) }),
});
