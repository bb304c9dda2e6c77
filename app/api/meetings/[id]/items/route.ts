import { defineRoute } from "@/lib/access/route";
import { listItems } from "@/lib/domain/meetings/items/queries";

/** The decisions of a meeting as they stand, for those who type side by side. */
export const GET = defineRoute<{ id: string }>({
  name: "resolution.list",
  handle: async (actor, _request, { id }) =>
    Response.json(
      { items: await listItems(actor, id) },
      { headers: { "cache-control": "private, no-store" } },
    ),
});
