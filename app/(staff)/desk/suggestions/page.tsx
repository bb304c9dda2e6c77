import type { Metadata } from "next";
import { QueuePage } from "@/components/domain/suggestions/queue-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { countDetections, listQueue } from "@/lib/domain/suggestions/moderation/queries";
import { queueSchema } from "@/lib/domain/suggestions/moderation/schema";

export const metadata: Metadata = { title: "群众建议" };

const SHOWN_DAYS = 30;

interface SuggestionsProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Suggestions({ searchParams }: SuggestionsProps) {
  const actor = await requireStaff("suggestion.screen");
  const input = queueSchema.parse(await searchParams);
  const [found, detections] = await forPage(
    Promise.all([listQueue(actor, input), countDetections(actor, SHOWN_DAYS)]),
  );
  return <QueuePage input={input} detections={detections} {...found} />;
}
