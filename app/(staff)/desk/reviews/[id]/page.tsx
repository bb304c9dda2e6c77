import type { Metadata } from "next";
import { decidedOf } from "@/components/domain/reviews/after-decision";
import { ReviewPage } from "@/components/domain/reviews/review-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getClock } from "@/lib/domain/calendar/queries";
import { listReportViews } from "@/lib/domain/evidence/previews/queries";
import { getNeighbours } from "@/lib/domain/reviews/neighbours/queries";
import { getSubmission } from "@/lib/domain/reviews/queries";
import { doneSchema, queueSchema } from "@/lib/domain/reviews/queue/schema";
import { listReasons } from "@/lib/domain/reviews/reasons/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "审核" };

interface ReviewProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Review({ params, searchParams }: ReviewProps) {
  const actor = await requireStaff("report.review");
  const { id } = await params;
  const asked = await searchParams;
  const address = queueSchema.parse(asked);
  const submission = await forPage(getSubmission(actor, id));
  const [neighbours, files, reasons, clock] = await Promise.all([
    getNeighbours(actor, { assignmentId: id, address }),
    listReportViews(actor, submission.current.id),
    listReasons(actor),
    getClock(actor),
  ]);
  const day = { today: clock.today, proposed: clock.soonUntil };
  const shown = { submission, neighbours, files, reasons, address, formKey: newId(), ...day };
  return <ReviewPage {...shown} decided={decidedOf(doneSchema.parse(asked))} />;
}
