import { defineRoute } from "@/lib/access/route";
import { getOrderPaper } from "@/lib/domain/supervision/orders/queries";
import { writeReport } from "@/lib/platform/documents/report";

/** A released order as a Word document. */
export const GET = defineRoute<{ id: string }>({
  name: "order.export",
  handle: async (actor, _request, { id }) => {
    const { name, paper } = await getOrderPaper(actor, id);
    const bytes = await writeReport(paper);
    return new Response(new Uint8Array(bytes), {
      headers: {
        "Content-Type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
      },
    });
  },
});
