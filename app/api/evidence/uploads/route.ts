import { defineRoute } from "@/lib/access/route";
import { assignmentIdSchema } from "@/lib/domain/evidence/schema";
import { openUpload } from "@/lib/domain/evidence/uploads/commands";
import { listUnfinishedUploads } from "@/lib/domain/evidence/uploads/queries";
import { checkOpening } from "@/lib/domain/evidence/uploads/schema";

/** Begins an upload in pieces, or says that the organisation has the file already. */
export const POST = defineRoute({
  name: "evidence.open_upload",
  handle: async (actor, request) => {
    const input = checkOpening(await request.json().catch(() => null));
    return Response.json({ ok: true, data: await openUpload(actor, input) }, { status: 201 });
  },
});

/** One's own files that are under way for a task. */
export const GET = defineRoute({
  name: "evidence.list_uploads",
  handle: async (actor, request) => {
    const wanted = assignmentIdSchema.safeParse(request.nextUrl.searchParams.get("assignment"));
    const data = wanted.success ? await listUnfinishedUploads(actor, wanted.data) : [];
    return Response.json({ ok: true, data });
  },
});
