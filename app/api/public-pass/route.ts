import * as z from "zod";
import { offerPass, PASS_PURPOSES } from "@/lib/access/public-guard";
import { defineRoute } from "@/lib/access/route";
import { invalid } from "@/lib/platform/errors";

const purposeSchema = z.enum(PASS_PURPOSES);

/** A ticket and a task to calculate: a public form earns its pass with them. */
export const GET = defineRoute({
  name: "pass.offer",
  open: true,
  handle: async (_actor, request) => {
    const purpose = purposeSchema.safeParse(request.nextUrl.searchParams.get("for"));
    if (!purpose.success) throw invalid({ for: "没有这种表单，请从页面上提交" });
    const offered = await offerPass(purpose.data);
    return Response.json(offered, { headers: { "Cache-Control": "no-store" } });
  },
});
