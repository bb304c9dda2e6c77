import { defineRoute } from "@/lib/access/route";
import { openApiDocument } from "@/lib/domain/machine/description/rules";
import { publicServer } from "@/lib/platform/env";

/** The description of the interface: for whoever builds the other side, without a key. */
export const GET = defineRoute({
  name: "value.describe",
  open: true,
  handle: async () =>
    Response.json(openApiDocument(publicServer()), {
      headers: { "Cache-Control": "public, max-age=300", "X-Content-Type-Options": "nosniff" },
    }),
});
