import { defineRoute } from "@/lib/access/route";
import { clauseSearchSchema } from "@/lib/domain/policies/schema";
import { searchPolicyClauses } from "@/lib/domain/policies/search/queries";

/** Published clauses that speak of `q`, for the editor of a list. */
export const GET = defineRoute({
  name: "policy.search_clauses",
  handle: async (actor, request) => {
    const { q } = clauseSearchSchema.parse({ q: request.nextUrl.searchParams.get("q") ?? "" });
    return Response.json({ ok: true, data: await searchPolicyClauses(actor, q) });
  },
});
