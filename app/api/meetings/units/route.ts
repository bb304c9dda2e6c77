import { defineRoute } from "@/lib/access/route";
import { searchUnits } from "@/lib/domain/meetings/units/queries";

/** Organisations by a part of their name or first letters, while somebody types. */
export const GET = defineRoute({
  name: "meeting.search_units",
  handle: async (actor, request) => {
    const asked = request.nextUrl.searchParams;
    const regionCode = asked.get("region") ?? "";
    const text = (asked.get("q") ?? "").slice(0, 40);
    const units = await searchUnits(actor, { regionCode, text });
    return Response.json({ units }, { headers: { "cache-control": "private, no-store" } });
  },
});
