import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EditPolicyPage } from "@/components/domain/policies/facts-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getPolicy, listPolicyPlaces } from "@/lib/domain/policies/queries";

export const metadata: Metadata = { title: "修改文件信息" };

export default async function EditPolicy({ params }: { params: Promise<{ code: string }> }) {
  const actor = await requireStaff("policy.manage");
  const { code } = await params;
  const document = await forPage(getPolicy(actor, code));
  if (!document.can.edit) redirect(`/desk/policies/${code}`);
  return <EditPolicyPage places={await listPolicyPlaces(actor)} document={document} />;
}
