import { defineRoute } from "@/lib/access/route";
import { hotlineDocument } from "@/lib/domain/suggestions/description/rules";
import { publicServer } from "@/lib/platform/env";

/** The description of the exchange with 12345: for whoever builds the other side, without a key. */
export const GET = defineRoute({
  name: "hotline.describe",
  open: true,
  handle: async () => Response.json(hotlineDocument(publicServer())),
});
