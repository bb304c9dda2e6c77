import type { Metadata } from "next";
import { DelegationsPage } from "@/components/domain/reviews/delegations/delegations-page";
import { requireStaff } from "@/lib/access/page";
import { getDelegations } from "@/lib/domain/reviews/delegations/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "代理审核" };

export default async function Delegations() {
  const actor = await requireStaff();
  return <DelegationsPage page={await getDelegations(actor)} formKey={newId()} />;
}
