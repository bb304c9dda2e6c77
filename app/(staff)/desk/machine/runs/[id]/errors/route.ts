import { defineRoute } from "@/lib/access/route";
import { problemsCsv } from "@/lib/domain/machine/runs/labels";
import { getRun } from "@/lib/domain/machine/runs/queries";

/** The rows that a run refused, with the reasons, for a spreadsheet. */
export const GET = defineRoute<{ id: string }>({
  name: "feed.errors",
  handle: async (actor, _request, { id }) => {
    const run = await getRun(actor, id);
    const name = encodeURIComponent(`${run.sourceName}未采用的行.csv`);
    return new Response(problemsCsv(run.problems), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename*=UTF-8''${name}`,
        "Cache-Control": "private, no-store",
      },
    });
  },
});
