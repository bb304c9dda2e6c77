import { defineRoute } from "@/lib/access/route";
import { uploadPicture } from "@/lib/domain/pictures/commands";
import { checkPicture } from "@/lib/domain/pictures/schema";
import { sentFileName } from "@/lib/shared/file-headers";

/** Takes one picture as the body of the request; its name and its words come in headers. */
export const POST = defineRoute({
  name: "picture.upload",
  handle: async (actor, request) => {
    const header = (name: string) => sentFileName(request.headers.get(name), "");
    const length = request.headers.get("content-length");
    const input = checkPicture({
      alt: header("x-picture-alt"),
      credit: header("x-picture-credit"),
      fileName: header("x-file-name"),
      bytes: length && /^\d{1,12}$/.test(length) ? Number(length) : null,
    });
    const picture = await uploadPicture(actor, input, request.body);
    return Response.json({ ok: true, data: picture }, { status: 201 });
  },
});
