import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CheckPage } from "@/components/domain/reports/check-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { isOpen } from "@/lib/domain/assignments/rules";
import { getEntry } from "@/lib/domain/reports/queries";
import { missingParts } from "@/lib/domain/reports/rules";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "核对填报内容" };

export default async function Check({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireStaff("report.enter");
  const { id } = await params;
  const entry = await forPage(getEntry(actor, id));
  const { status, awaiting, isClosed, window } = entry.assignment;
  if (!isOpen(status) || awaiting || isClosed) redirect(`/desk/assignments/${id}`);
  if (window.state !== "open") redirect(`/desk/assignments/${id}/fill`);
  const isComplete = Object.keys(missingParts(entry.assignment, entry.content)).length === 0;
  if (!isComplete) redirect(`/desk/assignments/${id}/fill?check=1`);
  return <CheckPage entry={entry} accountId={actor.accountId} submissionKey={newId()} />;
}
