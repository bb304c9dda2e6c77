import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { PolicyDocument } from "@/lib/domain/policies/types";
import { prisma } from "@/lib/platform/db";

/** All published documents in their order: public to everybody, so no reach narrows them. */
export async function listPolicyDocuments(_actor: Actor): Promise<PolicyDocument[]> {
  return prisma().policyDocument.findMany({
    select: { code: true, title: true, publisher: true, publishedOn: true, summary: true },
    orderBy: [{ position: "asc" }, { code: "asc" }],
  });
}
