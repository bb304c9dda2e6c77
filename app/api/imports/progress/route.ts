import { readFile } from "node:fs/promises";
import { defineRoute } from "@/lib/access/route";
import { previewProgress } from "@/lib/domain/reports/progress/commands";
import { discardStaged } from "@/lib/platform/storage";
import { receiveFile } from "@/lib/platform/uploads/receive";
import { sentFileName } from "@/lib/shared/file-headers";

/** A progress table as the body; answers the id of its preview. */
export const POST = defineRoute({
  name: "report.preview_progress",
  handle: async (actor, request) => {
    const length = Number(request.headers.get("content-length") ?? Number.NaN);
    const received = await receiveFile(request.body, {
      bytes: Number.isNaN(length) ? null : length,
    });
    try {
      const bytes = await readFile(received.path);
      const fileName = sentFileName(request.headers.get("x-file-name"), "进展汇总表.xlsx");
      return Response.json({ ok: true, data: await previewProgress(actor, { fileName, bytes }) });
    } finally {
      await discardStaged(received.path);
    }
  },
});
