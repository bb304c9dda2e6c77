import type { Metadata } from "next";
import { ViewsPage } from "@/components/domain/views/views-page";
import { requireStaff } from "@/lib/access/page";
import { findRemovedView, listViews } from "@/lib/domain/views/queries";
import { listSubscriptions } from "@/lib/domain/views/subscriptions/queries";

export const metadata: Metadata = { title: "视图与订阅" };

type ViewsProps = { searchParams: Promise<{ undo?: string; done?: string }> };

export default async function Views({ searchParams }: ViewsProps) {
  const actor = await requireStaff();
  const { undo, done } = await searchParams;
  const [views, subscriptions, removed] = await Promise.all([
    listViews(actor),
    listSubscriptions(actor),
    findRemovedView(actor, undo),
  ]);
  return <ViewsPage views={views} subscriptions={subscriptions} removed={removed} done={done} />;
}
