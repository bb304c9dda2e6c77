import { PassThrough, Readable } from "node:stream";
import { defineRoute } from "@/lib/access/route";
import { ledgerSheet } from "@/lib/domain/meetings/ledger/rules";
import { listProblems } from "@/lib/domain/meetings/problems/queries";
import { problemFilterSchema } from "@/lib/domain/meetings/problems/schema";
import { log } from "@/lib/platform/log";
import { writeWorkbook } from "@/lib/platform/spreadsheet/writer";
import { fileHeaders } from "@/lib/shared/file-headers";

/** The 难题台账 with the page's filters as Excel. */
export const GET = defineRoute({
  name: "problem.export",
  handle: async (actor, request) => {
    const asked = Object.fromEntries(request.nextUrl.searchParams);
    const problems = await listProblems(actor, problemFilterSchema.parse(asked));
    const stream = new PassThrough();
    writeWorkbook(stream, [ledgerSheet(problems)]).catch((error: unknown) => {
      log.error({ error: String(error) }, "export failed");
      stream.destroy(error instanceof Error ? error : undefined);
    });
    const headers = fileHeaders("难题台账.xlsx", "xlsx");
    return new Response(Readable.toWeb(stream) as ReadableStream, { headers });
  },
});
