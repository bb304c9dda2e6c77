import type { Metadata } from "next";
import { FeedForm } from "@/components/domain/machine/feed-form";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { requireStaff } from "@/lib/access/page";
import { listFeedablePlaces, listFeedableTasks } from "@/lib/domain/machine/tasks/queries";

export const metadata: Metadata = { title: "新建取数安排" };

type NewFeedProps = { searchParams: Promise<{ kind?: string | string[] }> };

export default async function NewFeed({ searchParams }: NewFeedProps) {
  const [actor, query] = await Promise.all([requireStaff("machine.manage"), searchParams]);
  const kind = query.kind === "drop" ? "drop" : "pull";
  const [tasks, places] = await Promise.all([listFeedableTasks(actor), listFeedablePlaces(actor)]);
  return (
    <>
      <PageHeader
        back={{ href: "/desk/machine", label: "系统取数" }}
        title={kind === "pull" ? "新建定时拉取" : "新建投递目录"}
        subtitle="保存后先试取，看清楚前几行，再启用"
      />
      <Card>
        <FeedForm kind={kind} tasks={tasks} places={places} feed={null} />
      </Card>
    </>
  );
}
