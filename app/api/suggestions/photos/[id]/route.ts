import { defineRoute } from "@/lib/access/route";
import { openPhoto } from "@/lib/domain/suggestions/moderation/queries";

/** An original photograph, for the moderator alone. */
export const GET = defineRoute<{ id: string }>({
  name: "suggestion.photo",
  handle: async (actor, _request, { id }) => {
    const { bytes } = await openPhoto(actor, id);
    const headers = {
      "Content-Type": "image/webp",
      "Cache-Control": "no-store",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "X-Content-Type-Options": "nosniff",
    };
    return new Response(new Uint8Array(bytes), { headers });
  },
});
