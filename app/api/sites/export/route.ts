import { defineRoute } from "@/lib/access/route";
import { listSitesToExport } from "@/lib/domain/sites/register/queries";
import { registerSheet } from "@/lib/domain/sites/register/rules";
import { siteRegisterSchema } from "@/lib/domain/sites/register/schema";
import { csvText } from "@/lib/shared/csv";
import { fileHeaders } from "@/lib/shared/file-headers";

/** The register with the page's filters as CSV. */
export const GET = defineRoute({
  name: "site.export",
  handle: async (actor, request) => {
    const asked = Object.fromEntries(request.nextUrl.searchParams);
    const sites = await listSitesToExport(actor, siteRegisterSchema.parse(asked));
    return new Response(csvText(registerSheet(sites)), {
      headers: fileHeaders("示范点.csv", "csv"),
    });
  },
});
