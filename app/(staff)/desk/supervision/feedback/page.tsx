import type { Metadata } from "next";
import { FeedbackPage } from "@/components/domain/supervision/feedback-page";
import { ViewChips } from "@/components/domain/views/view-chips";
import { forPage, requireStaff } from "@/lib/access/page";
import { readFeedback } from "@/lib/domain/supervision/feedback/queries";
import { feedbackHref } from "@/lib/domain/supervision/feedback/rules";
import { feedbackFilterSchema } from "@/lib/domain/supervision/feedback/schema";
import { listViews } from "@/lib/domain/views/queries";

export const metadata: Metadata = { title: "信息反馈" };

interface FeedbackProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Feedback({ searchParams }: FeedbackProps) {
  const actor = await requireStaff("order.read");
  const filter = feedbackFilterSchema.parse(await searchParams);
  const address = feedbackHref(filter.kind ?? null);
  const [feedback, views] = await Promise.all([
    forPage(readFeedback(actor, filter)),
    listViews(actor, address),
  ]);
  return <FeedbackPage feedback={feedback} views={<ViewChips views={views} address={address} />} />;
}
