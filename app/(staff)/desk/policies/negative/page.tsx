import type { Metadata } from "next";
import { NegativePage } from "@/components/domain/policies/negative-page";
import { requireStaff } from "@/lib/access/page";
import { hasVerb } from "@/lib/access/reach";
import { listCarriers } from "@/lib/domain/carriers/queries";
import { listNegativeLists } from "@/lib/domain/policies/negative/queries";
import { policyFilterSchema } from "@/lib/domain/policies/schema";

export const metadata: Metadata = { title: "负面清单" };

interface NegativeProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Negative({ searchParams }: NegativeProps) {
  const actor = await requireStaff();
  const filter = policyFilterSchema.parse(await searchParams);
  const [lists, carriers] = await Promise.all([
    listNegativeLists(actor, filter),
    listCarriers(actor),
  ]);
  return (
    <NegativePage
      lists={lists}
      filter={filter}
      carriers={carriers.filter((carrier) => carrier.parentCode === null)}
      mayFile={hasVerb(actor, "policy.manage")}
    />
  );
}
