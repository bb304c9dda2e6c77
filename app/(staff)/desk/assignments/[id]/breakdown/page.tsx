import type { Metadata } from "next";
import { BreakdownPage } from "@/components/domain/assignments/breakdowns/breakdown-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getBreakdown, mayBreakDown } from "@/lib/domain/assignments/breakdowns/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "分解任务" };

interface BreakdownProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ edit?: string }>;
}

export default async function Breakdown({ params, searchParams }: BreakdownProps) {
  const actor = await requireStaff();
  const { id } = await params;
  const { edit } = await searchParams;
  const task = await forPage(getBreakdown(actor, id));
  const mayEdit = await mayBreakDown(actor, id);
  return <BreakdownPage task={task} mayEdit={mayEdit} editing={edit} formKey={newId()} />;
}
