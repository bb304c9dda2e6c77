import { fieldErrors, formValues } from "@/lib/access/action";
import { defineRoute } from "@/lib/access/route";
import { saveNews } from "@/lib/domain/news/commands";
import { saveNewsSchema } from "@/lib/domain/news/schema";
import { invalid } from "@/lib/platform/errors";

/** Autosave; a route, because the browser must be able to finish it while the page is closing. */
export const POST = defineRoute<{ id: string }>({
  name: "news.draft",
  handle: async (actor, request, { id }) => {
    const form = await request.formData().catch(() => null);
    if (!form) throw invalid({}, "没有收到完整的内容，请再保存一次");
    const sent = formValues(form);
    const parsed = saveNewsSchema.safeParse({ ...sent, newsId: id });
    if (!parsed.success) {
      const fields = fieldErrors(parsed.error);
      throw invalid(fields, Object.values(fields)[0]);
    }
    return Response.json({ ok: true, data: await saveNews(actor, parsed.data) });
  },
});
