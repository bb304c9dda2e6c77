import { readFile } from "node:fs/promises";
import { defineRoute } from "@/lib/access/route";
import { previewImport } from "@/lib/domain/lists/import/commands";
import { discardStaged } from "@/lib/platform/storage";
import { receiveFile } from "@/lib/platform/uploads/receive";
import { sentFileName } from "@/lib/shared/file-headers";

/** A workbook of task or responsibility lists as the body; answers the id of its preview. */
export const POST = defineRoute({
  name: "list.preview_import",
  handle: async (actor, request) => {
    const length = Number(request.headers.get("content-length") ?? Number.NaN);
    const received = await receiveFile(request.body, {
      bytes: Number.isNaN(length) ? null : length,
    });
    try {
      const bytes = await readFile(received.path);
      const fileName = sentFileName(request.headers.get("x-file-name"), "清单.xlsx");
      const data = await previewImport(actor, { fileName, bytes });
      return Response.json({ ok: true, data });
    } finally {
      await discardStaged(received.path);
    }
  },
});
