import type { Metadata } from "next";
import { FeedPage } from "@/components/domain/machine/feed-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getFeed } from "@/lib/domain/machine/feeds/queries";
import { listRuns } from "@/lib/domain/machine/runs/queries";

export const metadata: Metadata = { title: "取数安排" };

export default async function OneFeed({ params }: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([requireStaff("machine.manage"), params]);
  const feed = await forPage(getFeed(actor, id));
  return <FeedPage feed={feed} runs={await listRuns(actor, id)} />;
}
