import { defineRoute } from "@/lib/access/route";
import { readAnalysis } from "@/lib/domain/supervision/analysis/queries";
import { analysisFilterSchema } from "@/lib/domain/supervision/analysis/schema";
import { requireStaffActor } from "@/lib/domain/supervision/policy";
import { csvLinesOf } from "@/lib/domain/supervision/tables/rules";
import { csvText } from "@/lib/shared/csv";
import { fileHeaders } from "@/lib/shared/file-headers";

/** 综合分析 as the page shows it, for a spreadsheet. */
export const GET = defineRoute({
  name: "analysis.export",
  handle: async (actor, request) => {
    const filter = analysisFilterSchema.parse(Object.fromEntries(request.nextUrl.searchParams));
    const { region, today, tables } = await readAnalysis(requireStaffActor(actor), filter);
    const headers = fileHeaders(`${region.name}综合分析-${today}.csv`, "csv");
    return new Response(csvText(csvLinesOf(tables)), { headers });
  },
});
