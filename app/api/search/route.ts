import { defineRoute } from "@/lib/access/route";
import { searchShown } from "@/lib/domain/search/queries";
import { staffSearchSchema } from "@/lib/domain/search/schema";

/** What the palette shows of a search: five of each kind within the caller's reach. */
export const GET = defineRoute({
  name: "search",
  handle: async (actor, request) => {
    const input = staffSearchSchema.parse(Object.fromEntries(request.nextUrl.searchParams));
    const results = await searchShown(actor, input);
    return Response.json({ results }, { headers: { "Cache-Control": "private, no-store" } });
  },
});
