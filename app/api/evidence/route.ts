import { defineRoute } from "@/lib/access/route";
import { uploadEvidence } from "@/lib/domain/evidence/commands";
import { listMaterialsToCite } from "@/lib/domain/evidence/library/queries";
import { pickerSchema } from "@/lib/domain/evidence/library/schema";
import { checkUpload } from "@/lib/domain/evidence/schema";
import { notFound } from "@/lib/platform/errors";

/** Takes one file as the body of the request; its name and SHA-256 come in headers. */
export const POST = defineRoute({
  name: "evidence.upload",
  handle: async (actor, request) => {
    const input = checkUpload({
      assignmentId: request.nextUrl.searchParams.get("assignment"),
      fileName: request.headers.get("x-file-name"),
      length: request.headers.get("content-length"),
      sha256: request.headers.get("x-file-sha256"),
    });
    const item = await uploadEvidence(actor, input, request.body);
    return Response.json({ ok: true, data: item }, { status: 201 });
  },
});

/** Materials of a task's organisation, to be cited again. */
export const GET = defineRoute({
  name: "evidence.list",
  handle: async (actor, request) => {
    const asked = pickerSchema.safeParse(Object.fromEntries(request.nextUrl.searchParams));
    if (!asked.success) throw notFound("任务");
    const { assignment, ...filter } = asked.data;
    return Response.json({ ok: true, data: await listMaterialsToCite(actor, assignment, filter) });
  },
});
