import type { Metadata } from "next";
import { MessagesPage } from "@/components/domain/messages/messages-page";
import { requireStaff } from "@/lib/access/page";
import { hasVerb } from "@/lib/access/reach";
import { countMessages, listMessages, listNotifications } from "@/lib/domain/notifications/queries";
import { listMessagesSchema } from "@/lib/domain/notifications/schema";
import { findDigest } from "@/lib/domain/reminders/queries";

export const metadata: Metadata = { title: "消息" };

type MessagesProps = { searchParams: Promise<Record<string, string>> };

export default async function Messages({ searchParams }: MessagesProps) {
  const actor = await requireStaff();
  const filter = listMessagesSchema.parse(await searchParams);
  const [page, counts, digest, [newest]] = await Promise.all([
    listMessages(actor, filter),
    countMessages(actor),
    findDigest(actor),
    listNotifications(actor, 1),
  ]);
  const sends = hasVerb(actor, "list.issue") || hasVerb(actor, "report.review");
  return <MessagesPage {...{ page, counts, filter, digest, sends }} newest={newest?.id ?? null} />;
}
