import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { TopicsPage } from "@/components/domain/topics/topics-page";
import { requireStaff } from "@/lib/access/page";
import { hasVerb } from "@/lib/access/reach";
import { readsTopics } from "@/lib/domain/topics/policy";
import { listTopics } from "@/lib/domain/topics/queries";
import { topicListSchema } from "@/lib/domain/topics/schema";
import { isHostOffice } from "@/lib/domain/topics/settings/policy";
import { env } from "@/lib/platform/env";

export const metadata: Metadata = { title: "群众点题" };

interface TopicsProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Topics({ searchParams }: TopicsProps) {
  const actor = await requireStaff();
  if (!readsTopics(actor)) forbidden();
  const input = topicListSchema.parse(await searchParams);
  const topics = await listTopics(actor, input);
  return (
    <TopicsPage
      view={input.view}
      topics={topics}
      mayManage={hasVerb(actor, "topic.manage")}
      maySet={isHostOffice(actor, env().HOST_REGION)}
    />
  );
}
