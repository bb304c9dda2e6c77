import { defineRoute } from "@/lib/access/route";
import { getPictureFile } from "@/lib/domain/pictures/queries";
import { notFound } from "@/lib/platform/errors";
import { readStored, storedSize } from "@/lib/platform/storage";

// What is published may be kept, but is asked for again before it is shown: whoever takes a consent back takes the
// picture from browsers and gateways too. An unchanged one costs a 304 without a body.
const PUBLIC = "public, no-cache";
const PRIVATE = "private, no-store";

/** A picture in one of its widths: to everybody where something published shows it. */
export const GET = defineRoute<{ id: string; width: string }>({
  name: "picture.read",
  open: true,
  handle: async (actor, request, { id, width }) => {
    const { sha256, isPublic } = await getPictureFile(actor, id, width);
    const headers = {
      "content-type": "image/webp",
      "cache-control": isPublic ? PUBLIC : PRIVATE,
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      etag: `"${sha256.slice(0, 32)}"`,
    };
    if (request.headers.get("if-none-match") === headers.etag) {
      return new Response(null, { status: 304, headers });
    }
    const size = await storedSize(sha256);
    if (size === null) throw notFound("图片");
    return new Response(readStored(sha256), {
      headers: { ...headers, "content-length": `${size}` },
    });
  },
});
