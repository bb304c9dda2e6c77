import type { Metadata } from "next";
import { SolicitationForm } from "@/components/domain/topics/solicitation-form";
import { forPage, requireStaff } from "@/lib/access/page";
import { listFields } from "@/lib/domain/topics/fields/queries";
import { getSolicitation } from "@/lib/domain/topics/solicitations/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "征集活动" };

interface SolicitationProps {
  params: Promise<{ id: string }>;
}

export default async function Solicitation({ params }: SolicitationProps) {
  const actor = await requireStaff("topic.manage");
  const solicitation = await forPage(getSolicitation(actor, (await params).id));
  const fields = await listFields(actor);
  return (
    <SolicitationForm fields={fields} regions={[]} solicitation={solicitation} formKey={newId()} />
  );
}
