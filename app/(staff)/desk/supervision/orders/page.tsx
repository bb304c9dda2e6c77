import type { Metadata } from "next";
import { OrdersPage } from "@/components/domain/supervision/orders-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { hasVerb } from "@/lib/access/reach";
import { countOrders, listOrders, viewOf } from "@/lib/domain/supervision/orders/queries";
import { orderFilterSchema } from "@/lib/domain/supervision/orders/schema";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "跟踪督促" };

interface OrdersProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Orders({ searchParams }: OrdersProps) {
  const actor = await requireStaff("order.answer");
  const search = await searchParams;
  const filter = orderFilterSchema.parse(search);
  const isReader = hasVerb(actor, "order.read");
  const isDecider = hasVerb(actor, "order.release");
  const [page, counts] = await Promise.all([
    forPage(listOrders(actor, filter)),
    isReader ? countOrders(actor, filter.wide === "1") : null,
  ]);
  const done = typeof search.done === "string" ? search.done : undefined;
  const facts = { view: viewOf(actor, filter), filter, counts, isDecider, isReader, done };
  return <OrdersPage page={page} formKey={newId()} {...facts} />;
}
