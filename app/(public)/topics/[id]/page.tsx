import type { Metadata } from "next";
import { cache } from "react";
import { PublicTopicPage } from "@/components/domain/topics/public-topic-page";
import { VISITOR } from "@/lib/access/actor";
import { forPage } from "@/lib/access/page";
import { listPictures } from "@/lib/domain/pictures/queries";
import { getShownTopic } from "@/lib/domain/topics/shown/queries";

type Props = { params: Promise<{ id: string }> };

const readTopic = cache(async (id: string) => forPage(getShownTopic(VISITOR, id)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { item } = await readTopic((await params).id);
  return { title: item.title, description: item.summary };
}

export default async function TopicPage({ params }: Props) {
  const topic = await readTopic((await params).id);
  const pictures = await listPictures(VISITOR, topic.item.pictureIds);
  return <PublicTopicPage topic={topic} pictures={pictures} />;
}
