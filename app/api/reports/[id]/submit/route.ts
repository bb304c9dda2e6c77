import { defineRoute } from "@/lib/access/route";
import { submitReport } from "@/lib/domain/reports/commands";
import { requireOwner } from "@/lib/domain/reports/policy";
import { checkJson, submissionSchema } from "@/lib/domain/reports/schema";

/** Submits one report under its key; repeated after a lost connection, it answers the first receipt. */
export const POST = defineRoute<{ id: string }>({
  name: "report.submit",
  handle: async (actor, request, { id }) => {
    requireOwner(actor, request);
    const input = await checkJson(submissionSchema, request, { assignmentId: id });
    return Response.json({ ok: true, data: await submitReport(actor, input) });
  },
});
