import type { Metadata } from "next";
import { DeliveriesPage } from "@/components/domain/messages/deliveries-page";
import { requireStaff } from "@/lib/access/page";
import { listDeliveries, summariseChannels } from "@/lib/domain/notifications/deliveries/queries";
import { listDeliveriesSchema } from "@/lib/domain/notifications/deliveries/schema";

export const metadata: Metadata = { title: "消息投递" };

type DeliveriesProps = { searchParams: Promise<{ done?: string }> };

export default async function Deliveries({ searchParams }: DeliveriesProps) {
  const actor = await requireStaff("message.manage");
  const { done, ...query } = await searchParams;
  const filter = listDeliveriesSchema.parse(query);
  const [page, channels] = await Promise.all([
    listDeliveries(actor, filter),
    summariseChannels(actor),
  ]);
  return <DeliveriesPage {...{ page, channels, filter, done }} />;
}
