import { defineRoute } from "@/lib/access/route";
import { listSubsidies } from "@/lib/domain/sites/subsidies/queries";
import { subsidySheet } from "@/lib/domain/sites/subsidies/rules";
import { subsidyFilterSchema } from "@/lib/domain/sites/subsidies/schema";
import { csvText } from "@/lib/shared/csv";
import { fileHeaders } from "@/lib/shared/file-headers";

/** The 奖补 register as CSV. */
export const GET = defineRoute({
  name: "site.export_subsidies",
  handle: async (actor, request) => {
    const asked = Object.fromEntries(request.nextUrl.searchParams);
    const subsidies = await listSubsidies(actor, subsidyFilterSchema.parse(asked));
    const headers = fileHeaders("奖补台账.csv", "csv");
    return new Response(csvText(subsidySheet(subsidies)), { headers });
  },
});
