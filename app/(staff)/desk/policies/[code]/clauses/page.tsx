import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { ClausesPage } from "@/components/domain/policies/clauses-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getPolicy } from "@/lib/domain/policies/queries";

export const metadata: Metadata = { title: "录入、校对条款" };

export default async function Clauses({ params }: { params: Promise<{ code: string }> }) {
  const actor = await requireStaff("policy.manage");
  const { code } = await params;
  const document = await forPage(getPolicy(actor, code));
  if (!document.can.edit) redirect(`/desk/policies/${code}`);
  const problem = (await cookies()).get("qinglian-policy-problem")?.value;
  return <ClausesPage document={document} problem={problem && decodeURIComponent(problem)} />;
}
