import type { Metadata } from "next";
import { PublicTopicsPage } from "@/components/domain/topics/public-topics-page";
import { VISITOR } from "@/lib/access/actor";
import { listMetadata } from "@/lib/access/list-metadata";
import { readPublicTopics } from "@/lib/domain/topics/shown/queries";
import { topicFilterSchema } from "@/lib/domain/topics/shown/schema";

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return listMetadata("/topics", await searchParams, {
    title: "建言评议",
    description: "群众点题、部门答题、纪委监督、社会评价：每件点题办到哪一步、三方说法是否一致。",
  });
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function TopicsPage({ searchParams }: Props) {
  const filter = topicFilterSchema.parse(await searchParams);
  return <PublicTopicsPage filter={filter} {...(await readPublicTopics(VISITOR, filter))} />;
}
