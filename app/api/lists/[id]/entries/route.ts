import { defineRoute } from "@/lib/access/route";
import { editEntries } from "@/lib/domain/lists/editing/commands";
import { getEditingNews } from "@/lib/domain/lists/editing/queries";
import { checkEdit } from "@/lib/domain/lists/editing/schema";

/** Whether the draft has moved on, and who else is at it: asked every few seconds while it is open. */
export const GET = defineRoute<{ id: string }>({
  name: "list.editing_news",
  handle: async (actor, _request, { id }) =>
    Response.json({ ok: true, data: await getEditingNews(actor, id) }),
});

/** Autosave; a route, because the browser must be able to finish it while the page is closing. */
export const POST = defineRoute<{ id: string }>({
  name: "list.edit",
  handle: async (actor, request, { id }) => {
    const input = await checkEdit(request, id);
    return Response.json({ ok: true, data: await editEntries(actor, input) });
  },
});
