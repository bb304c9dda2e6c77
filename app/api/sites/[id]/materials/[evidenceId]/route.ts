import { defineRoute } from "@/lib/access/route";
import { evidenceResponse } from "@/lib/domain/evidence/sending/rules";
import { getSiteMaterial } from "@/lib/domain/sites/evaluations/queries";
import { notFound } from "@/lib/platform/errors";
import { readStored, storedSize } from "@/lib/platform/storage";

/** Sends a material that a handed-in self-evaluation cites, to whoever reads the site. */
export const GET = defineRoute<{ id: string; evidenceId: string }>({
  name: "site.material",
  handle: async (actor, _request, { id, evidenceId }) => {
    const file = await getSiteMaterial(actor, { siteId: id, evidenceId });
    const size = file.sha256 && (await storedSize(file.sha256));
    if (!file.sha256 || !size) throw notFound("材料（图片可能仍在处理，请稍后再试）");
    return new Response(readStored(file.sha256), {
      headers: evidenceResponse(file, { size, isInline: false }),
    });
  },
});
