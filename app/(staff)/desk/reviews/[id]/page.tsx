import type { Metadata } from "next";
import { ReviewPage } from "@/components/domain/reviews/review-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getClock } from "@/lib/domain/calendar/queries";
import { getSubmission } from "@/lib/domain/reviews/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "审核" };

interface ReviewProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ approved?: string; returned?: string }>;
}

export default async function Review({ params, searchParams }: ReviewProps) {
  const actor = await requireStaff("report.review");
  const { id } = await params;
  const { approved, returned } = await searchParams;
  const submission = await forPage(getSubmission(actor, id));
  const done = approved ? "approved" : returned ? "returned" : null;
  return (
    <ReviewPage
      submission={submission}
      today={(await getClock(actor)).today}
      formKey={newId()}
      justDone={done && { kind: done, assignmentId: approved ?? returned ?? "" }}
    />
  );
}
