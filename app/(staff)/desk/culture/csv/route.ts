import { defineRoute } from "@/lib/access/route";
import { coverageLines, missingLines } from "@/lib/domain/culture/coverage/labels";
import { getCoverage, listMissing } from "@/lib/domain/culture/coverage/queries";
import { coverageFilterSchema, missingFilterSchema } from "@/lib/domain/culture/coverage/schema";
import { csvText } from "@/lib/shared/csv";
import { fileHeaders } from "@/lib/shared/file-headers";

/** The coverage, or the regions that lack a venue, as the page shows them, for a spreadsheet. */
export const GET = defineRoute({
  name: "coverage.export",
  handle: async (actor, request) => {
    const query = Object.fromEntries(request.nextUrl.searchParams);
    if (query.missing) {
      const filter = missingFilterSchema.parse(query);
      const { items } = await listMissing(actor, { ...filter, whole: true });
      return new Response(csvText(missingLines(items)), {
        headers: fileHeaders("缺阵地名单.csv", "csv"),
      });
    }
    const coverage = await getCoverage(actor, coverageFilterSchema.parse(query));
    const name = `${coverage.region.name}文化阵地覆盖.csv`;
    return new Response(csvText(coverageLines(coverage)), { headers: fileHeaders(name, "csv") });
  },
});
