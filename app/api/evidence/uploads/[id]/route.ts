import { defineRoute } from "@/lib/access/route";
import { cancelUpload, finishUpload, receivePiece } from "@/lib/domain/evidence/uploads/commands";
import { getUpload } from "@/lib/domain/evidence/uploads/queries";
import { checkOffset, checkUploadId, readPiece } from "@/lib/domain/evidence/uploads/schema";

interface Params {
  id: string;
}

/** How far an upload has come. */
export const GET = defineRoute<Params>({
  name: "evidence.read_upload",
  handle: async (actor, _request, { id }) =>
    Response.json({ ok: true, data: await getUpload(actor, checkUploadId(id)) }),
});

/** Takes the next piece; the header x-offset says where it begins. */
export const PATCH = defineRoute<Params>({
  name: "evidence.send_piece",
  handle: async (actor, request, { id }) => {
    const offset = checkOffset(request.headers.get("x-offset"));
    const piece = { id: checkUploadId(id), offset, bytes: await readPiece(request) };
    return Response.json({ ok: true, data: await receivePiece(actor, piece) });
  },
});

/** All pieces are there: checks and registers the file. */
export const POST = defineRoute<Params>({
  name: "evidence.finish_upload",
  handle: async (actor, _request, { id }) =>
    Response.json({ ok: true, data: await finishUpload(actor, checkUploadId(id)) }),
});

/** Gives an upload up. */
export const DELETE = defineRoute<Params>({
  name: "evidence.cancel_upload",
  handle: async (actor, _request, { id }) => {
    await cancelUpload(actor, checkUploadId(id));
    return Response.json({ ok: true, data: null });
  },
});
