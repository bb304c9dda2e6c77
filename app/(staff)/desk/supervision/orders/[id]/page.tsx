import type { Metadata } from "next";
import { OrderPage } from "@/components/domain/supervision/order-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getOrder } from "@/lib/domain/supervision/orders/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "督促" };

interface OneOrderProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string }>;
}

export default async function OneOrder({ params, searchParams }: OneOrderProps) {
  const actor = await requireStaff("order.answer");
  const { id } = await params;
  const { done } = await searchParams;
  const order = await forPage(getOrder(actor, id));
  return <OrderPage order={order} formKey={newId()} done={done} />;
}
