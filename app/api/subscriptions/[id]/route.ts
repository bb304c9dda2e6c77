import { defineRoute } from "@/lib/access/route";
import { getIssueFile } from "@/lib/domain/views/issues/queries";
import { notFound } from "@/lib/platform/errors";
import { readStored, storedSize } from "@/lib/platform/storage";
import { fileHeaders } from "@/lib/shared/file-headers";

/** Sends a subscribed file to its owner, and to nobody else. */
export const GET = defineRoute<{ id: string }>({
  name: "subscription.read",
  handle: async (actor, _request, { id }) => {
    const { sha256, fileName, format } = await getIssueFile(actor, id);
    const size = await storedSize(sha256);
    if (!size) throw notFound("文件");
    const headers = { ...fileHeaders(fileName, format), "Content-Length": String(size) };
    return new Response(readStored(sha256), { headers });
  },
});
