import type { Metadata } from "next";
import { EditPage } from "@/components/domain/circulars/edit-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listCarriers } from "@/lib/domain/carriers/queries";
import { getCircular } from "@/lib/domain/circulars/queries";

export const metadata: Metadata = { title: "修改通报" };

interface EditCircularProps {
  params: Promise<{ id: string }>;
}

export default async function EditCircular({ params }: EditCircularProps) {
  const actor = await requireStaff("circular.draft");
  const circular = await forPage(getCircular(actor, (await params).id));
  const carriers = await listCarriers(actor);
  return (
    <EditPage circular={circular} carriers={carriers.filter((one) => one.parentCode === null)} />
  );
}
