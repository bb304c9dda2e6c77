import { defineRoute } from "@/lib/access/route";
import { saveDraft } from "@/lib/domain/reports/commands";
import { requireOwner } from "@/lib/domain/reports/policy";
import { checkJson, draftSchema } from "@/lib/domain/reports/schema";

/** Autosave; a route, because the browser must be able to finish it while the page is closing. */
export const POST = defineRoute<{ id: string }>({
  name: "report.draft",
  handle: async (actor, request, { id }) => {
    requireOwner(actor, request);
    const input = await checkJson(draftSchema, request, { assignmentId: id });
    return Response.json({ ok: true, data: await saveDraft(actor, input) });
  },
});
