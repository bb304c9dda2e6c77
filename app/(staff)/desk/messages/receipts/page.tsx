import type { Metadata } from "next";
import { ReceiptsPage, UnconfirmedPageView } from "@/components/domain/messages/receipts-page";
import { forPage, requireStaff } from "@/lib/access/page";
import {
  listAnnounced,
  listReturned,
  listUnconfirmed,
} from "@/lib/domain/reminders/receipts/queries";
import { receiptsSchema } from "@/lib/domain/reminders/receipts/schema";

export const metadata: Metadata = { title: "发出的回执" };

type ReceiptsProps = { searchParams: Promise<Record<string, string>> };

export default async function Receipts({ searchParams }: ReceiptsProps) {
  const actor = await requireStaff();
  const { list, after } = receiptsSchema.parse(await searchParams);
  if (list) {
    const page = await forPage(listUnconfirmed(actor, { listId: list, after }));
    return <UnconfirmedPageView page={page} />;
  }
  const [lists, returned] = await Promise.all([listAnnounced(actor), listReturned(actor)]);
  return <ReceiptsPage lists={lists} returned={returned} />;
}
