import { defineRoute } from "@/lib/access/route";
import { findBadge } from "@/lib/domain/portal/queries";
import { notFound } from "@/lib/platform/errors";

const DAY = 86_400;

/** The badge of the footer (党政机关网站标识), as the office uploaded it; its address carries its mark. */
export const GET = defineRoute({
  name: "portal.badge",
  open: true,
  handle: async (actor) => {
    const picture = await findBadge(actor);
    if (!picture) throw notFound("标识");
    return new Response(new Uint8Array(picture), {
      headers: {
        "content-type": "image/png",
        "cache-control": `public, max-age=${30 * DAY}, immutable`,
        "content-security-policy": "default-src 'none'; sandbox",
        "x-content-type-options": "nosniff",
      },
    });
  },
});
