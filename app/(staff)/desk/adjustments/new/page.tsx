import type { Metadata } from "next";
import { WeakeningPage } from "@/components/domain/adjustments/weakening-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getWeakenable } from "@/lib/domain/adjustments/requests/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "申请放宽" };

interface WeakeningProps {
  searchParams: Promise<{ task?: string }>;
}

export default async function Weakening({ searchParams }: WeakeningProps) {
  const actor = await requireStaff("list.draft");
  const { task } = await searchParams;
  const found = await forPage(getWeakenable(actor, task ?? ""));
  return <WeakeningPage task={found} formKey={newId()} />;
}
