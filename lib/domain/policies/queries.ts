import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { PolicyDocument } from "@/lib/domain/policies/types";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** All published documents in their order: public to everybody, so no reach narrows them. */
export async function listPolicyDocuments(_actor: Actor): Promise<PolicyDocument[]> {
  return rows<PolicyDocument>(sql`
    select code, title, publisher, published_on as "publishedOn", summary
    from policy_document order by position, code`);
}
