import type { Metadata } from "next";
import { FollowPage } from "@/components/domain/topics/follow-page";
import { VISITOR } from "@/lib/access/actor";
import { forPage } from "@/lib/access/page";
import { getShownTopic } from "@/lib/domain/topics/shown/queries";

export const metadata: Metadata = { title: "我也关注", robots: { index: false } };

type Props = { params: Promise<{ id: string }> };

export default async function Follow({ params }: Props) {
  const { item, live } = await forPage(getShownTopic(VISITOR, (await params).id));
  return <FollowPage topicId={item.subjectId} title={item.title} follows={live.follows} />;
}
