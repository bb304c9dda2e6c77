import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { FillInPage } from "@/components/domain/reports/fill-in-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { isOpen } from "@/lib/domain/assignments/rules";
import { getClock } from "@/lib/domain/calendar/queries";
import { getEntry } from "@/lib/domain/reports/queries";
import { missingParts } from "@/lib/domain/reports/rules";
import { getAssignmentVoices } from "@/lib/domain/voices/queries";
import { listOpeningNotes } from "@/lib/domain/windows/openings/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "填报" };

interface FillProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ check?: string }>;
}

export default async function Fill({ params, searchParams }: FillProps) {
  const actor = await requireStaff("report.enter");
  const { id } = await params;
  const { check } = await searchParams;
  const entry = await forPage(getEntry(actor, id));
  const { status, awaiting, isClosed, window } = entry.assignment;
  if (!isOpen(status) || awaiting || isClosed) {
    redirect(`/desk/assignments/${id}`);
  }
  const problem = (await cookies()).get("qinglian-problem")?.value;
  return (
    <FillInPage
      entry={entry}
      openings={window.state === "open" ? [] : await listOpeningNotes(actor, id)}
      formKey={newId()}
      voices={await getAssignmentVoices(actor, id)}
      accountId={actor.accountId}
      today={(await getClock(actor)).today}
      errors={check ? missingParts(entry.assignment, entry.content) : {}}
      problem={problem && decodeURIComponent(problem)}
    />
  );
}
