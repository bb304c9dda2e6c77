import { defineRoute } from "@/lib/access/route";
import { measuredLines } from "@/lib/domain/burden/labels";
import { getMeasured } from "@/lib/domain/burden/measured/queries";
import { measuredFilterSchema } from "@/lib/domain/burden/measured/schema";
import { csvText } from "@/lib/shared/csv";

/** Estimate against what reporting took, as the page shows it, for a spreadsheet. */
export const GET = defineRoute({
  name: "burden.export",
  handle: async (actor, request) => {
    const query = Object.fromEntries(request.nextUrl.searchParams);
    const measured = await getMeasured(actor, measuredFilterSchema.parse(query));
    const name = encodeURIComponent(`填报负担${measured.year}.csv`);
    return new Response(csvText(measuredLines(measured.tasks)), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename*=UTF-8''${name}`,
        "Cache-Control": "private, no-store",
      },
    });
  },
});
