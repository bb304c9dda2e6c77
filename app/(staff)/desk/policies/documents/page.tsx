import type { Metadata } from "next";
import { DocumentsPage } from "@/components/domain/policies/documents-page";
import { requireStaff } from "@/lib/access/page";
import { hasVerb } from "@/lib/access/reach";
import { listCarriers } from "@/lib/domain/carriers/queries";
import { listPolicies } from "@/lib/domain/policies/queries";
import { policyFilterSchema } from "@/lib/domain/policies/schema";
import { searchPolicyClauses } from "@/lib/domain/policies/search/queries";

export const metadata: Metadata = { title: "政策文件" };

interface DocumentsProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Documents({ searchParams }: DocumentsProps) {
  const actor = await requireStaff();
  const filter = policyFilterSchema.parse(await searchParams);
  const [page, clauses, carriers] = await Promise.all([
    listPolicies(actor, filter),
    searchPolicyClauses(actor, filter.q),
    listCarriers(actor),
  ]);
  return (
    <DocumentsPage
      page={page}
      filter={filter}
      clauses={clauses}
      carriers={carriers.filter((carrier) => carrier.parentCode === null)}
      mayFile={hasVerb(actor, "policy.manage")}
    />
  );
}
