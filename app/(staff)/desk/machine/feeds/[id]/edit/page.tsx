import type { Metadata } from "next";
import { FeedForm } from "@/components/domain/machine/feed-form";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { forPage, requireStaff } from "@/lib/access/page";
import { getFeed } from "@/lib/domain/machine/feeds/queries";
import { listFeedablePlaces, listFeedableTasks } from "@/lib/domain/machine/tasks/queries";

export const metadata: Metadata = { title: "修改取数安排" };

export default async function EditFeed({ params }: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([requireStaff("machine.manage"), params]);
  const [feed, tasks, places] = await Promise.all([
    forPage(getFeed(actor, id)),
    listFeedableTasks(actor),
    listFeedablePlaces(actor),
  ]);
  return (
    <>
      <PageHeader
        back={{ href: `/desk/machine/feeds/${id}`, label: feed.sourceName }}
        title="修改取数安排"
      />
      <Card>
        <FeedForm kind={feed.kind} tasks={tasks} places={places} feed={feed} />
      </Card>
    </>
  );
}
