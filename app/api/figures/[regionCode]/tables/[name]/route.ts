import { figureQuery, readDashboardFilter } from "@/components/domain/dashboard/dashboard-filter";
import { dashboardTable, readTableName, tableOrigin } from "@/components/domain/dashboard/tables";
import { actorName } from "@/lib/access/actor";
import { defineRoute } from "@/lib/access/route";
import { readBoard } from "@/lib/domain/counters/board/queries";
import { codesFor } from "@/lib/domain/counters/codes/commands";
import { notFound } from "@/lib/platform/errors";
import { dayAt } from "@/lib/shared/dates";
import { tableFile } from "./table-file";

/** A table of a region's dashboard as CSV or Excel: exactly what its page shows to the caller. */
export const GET = defineRoute<{ regionCode: string; name: string }>({
  name: "figures.table",
  handle: async (actor, request, params) => {
    const search = Object.fromEntries(request.nextUrl.searchParams);
    const { name, format } = readTableName(params.name, search.format);
    const now = new Date();
    const filter = readDashboardFilter(search, dayAt(now));
    const board = await readBoard(actor, figureQuery(params.regionCode, filter), filter);
    const table = dashboardTable(name, board, filter);
    if (!table) throw notFound("表格");
    const codes = await codesFor(
      actor,
      table.rows.flatMap(({ question }) => question ?? []),
    );
    const origin = tableOrigin(board, filter, { now, takenBy: actorName(actor) });
    return tableFile({ table, format, codes, origin });
  },
});
