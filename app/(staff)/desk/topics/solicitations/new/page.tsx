import type { Metadata } from "next";
import { SolicitationForm } from "@/components/domain/topics/solicitation-form";
import { requireStaff } from "@/lib/access/page";
import { listFields } from "@/lib/domain/topics/fields/queries";
import { listOfficeRegions } from "@/lib/domain/topics/proposals/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "新的征集" };

export default async function NewSolicitation() {
  const actor = await requireStaff("topic.manage");
  const [fields, regions] = await Promise.all([listFields(actor), listOfficeRegions(actor)]);
  return <SolicitationForm fields={fields} regions={regions} formKey={newId()} />;
}
