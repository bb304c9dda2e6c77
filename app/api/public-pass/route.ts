import { offerPass } from "@/lib/access/public-guard";
import { defineRoute } from "@/lib/access/route";

/** A ticket and a task to calculate: a public form earns its pass with them. */
export const GET = defineRoute({
  name: "pass.offer",
  open: true,
  handle: async () =>
    Response.json(await offerPass(), { headers: { "Cache-Control": "no-store" } }),
});
