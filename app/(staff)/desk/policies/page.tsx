import type { Metadata } from "next";
import { LibraryPage } from "@/components/domain/policies/library-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listPolicyPlaces } from "@/lib/domain/policies/queries";
import { policyFilterSchema } from "@/lib/domain/policies/schema";
import { getPolicyTree } from "@/lib/domain/policies/tree/queries";

export const metadata: Metadata = { title: "政策库" };

interface PoliciesProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Policies({ searchParams }: PoliciesProps) {
  const actor = await requireStaff();
  const { region } = policyFilterSchema.parse(await searchParams);
  const own = actor.organisation.nodeCode;
  const tree = await forPage(getPolicyTree(actor, region ?? own));
  return <LibraryPage tree={tree} places={await listPolicyPlaces(actor)} />;
}
