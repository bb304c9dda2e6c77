import { openFile } from "@/app/api/open-data/open-file";
import { defineRoute } from "@/lib/access/route";
import { openTable } from "@/lib/domain/disclosure/tables/labels";
import { notFound } from "@/lib/platform/errors";

/** An open table as CSV or JSON, streamed; for everybody. */
export const GET = defineRoute<{ table: string; format: string }>({
  name: "open_data.read",
  open: true,
  handle: async (actor, request, { table: code, format }) => {
    const table = openTable(code);
    if (!table || (format !== "csv" && format !== "json")) throw notFound("数据");
    return openFile(actor, request, { table, format });
  },
});
