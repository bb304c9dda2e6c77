"use server";

import { defineAction } from "@/lib/access/action";
import { releaseOrders } from "../releases/commands";
import { answerOrder, closeOrder, releaseOrder, waiveOrder } from "./commands";
import {
  answerOrderSchema,
  closeOrderSchema,
  releaseOrderSchema,
  releaseOrdersSchema,
  waiveOrderSchema,
} from "./schema";

export const releaseOrderAction = defineAction({
  name: "order.release",
  schema: releaseOrderSchema,
  command: releaseOrder,
  redirectTo: ({ orderId }) => `/desk/supervision/orders/${orderId}?done=released`,
});

export const releaseOrdersAction = defineAction({
  name: "order.release_many",
  schema: releaseOrdersSchema,
  command: releaseOrders,
  redirectTo: ({ left }) =>
    `/desk/supervision/orders?view=released&done=${left > 0 ? "released_some" : "released_many"}`,
});

export const waiveOrderAction = defineAction({
  name: "order.waive",
  schema: waiveOrderSchema,
  command: waiveOrder,
  redirectTo: () => "/desk/supervision/orders?done=waived",
});

export const answerOrderAction = defineAction({
  name: "order.answer",
  schema: answerOrderSchema,
  command: answerOrder,
  redirectTo: ({ orderId }) => `/desk/supervision/orders/${orderId}?done=answered`,
});

export const closeOrderAction = defineAction({
  name: "order.close",
  schema: closeOrderSchema,
  command: closeOrder,
  redirectTo: (_, { verdict }) => `/desk/supervision/orders?view=answered&done=${verdict}`,
});
