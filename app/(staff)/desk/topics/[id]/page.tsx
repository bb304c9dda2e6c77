import type { Metadata } from "next";
import { TopicPage } from "@/components/domain/topics/topic-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { hasVerb } from "@/lib/access/reach";
import { getTopic } from "@/lib/domain/topics/queries";
import { getTopicSettings } from "@/lib/domain/topics/settings/queries";
import { listSheets } from "@/lib/domain/topics/sheets/queries";

export const metadata: Metadata = { title: "点题" };

interface TopicProps {
  params: Promise<{ id: string }>;
}

export default async function Topic({ params }: TopicProps) {
  const actor = await requireStaff();
  const topic = await forPage(getTopic(actor, (await params).id));
  const { minimumRatings } = await getTopicSettings(actor);
  const sheets = hasVerb(actor, "topic.manage") ? await listSheets(actor, topic.id) : null;
  return <TopicPage topic={topic} sheets={sheets} minimumRatings={minimumRatings} />;
}
