import { defineRoute } from "@/lib/access/route";
import { getOrderPaper } from "@/lib/domain/supervision/orders/queries";
import { writeReport } from "@/lib/platform/documents/report";
import { fileHeaders } from "@/lib/shared/file-headers";

/** A released order as a Word document. */
export const GET = defineRoute<{ id: string }>({
  name: "order.export",
  handle: async (actor, _request, { id }) => {
    const { name, paper } = await getOrderPaper(actor, id);
    const bytes = await writeReport(paper);
    return new Response(new Uint8Array(bytes), { headers: fileHeaders(name, "docx") });
  },
});
