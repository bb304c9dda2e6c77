import type { Metadata } from "next";
import { ProgressPage } from "@/components/domain/issuing/progress-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getIssuing } from "@/lib/domain/assignments/issuing/queries";

export const metadata: Metadata = { title: "下发进度" };

interface IssuingProps {
  params: Promise<{ issuingId: string }>;
}

export default async function Issuing({ params }: IssuingProps) {
  const actor = await requireStaff("list.read");
  const { issuingId } = await params;
  return <ProgressPage issuing={await forPage(getIssuing(actor, issuingId))} />;
}
