"use server";

import { defineAction } from "@/lib/access/action";
import {
  answerItem,
  cancelInspection,
  orderInspection,
  remedyItem,
} from "@/lib/domain/culture/inspections/commands";
import {
  answerItemSchema,
  cancelInspectionSchema,
  orderInspectionSchema,
  remedyItemSchema,
} from "@/lib/domain/culture/inspections/schema";
import { withSentPicture } from "@/lib/domain/pictures/commands";

const toInspection = ({ inspectionId }: { inspectionId: string }) =>
  `/desk/culture/inspections/${inspectionId}`;

export const orderInspectionAction = defineAction({
  name: "inspection.order",
  schema: orderInspectionSchema,
  command: orderInspection,
  redirectTo: toInspection,
});

export const cancelInspectionAction = defineAction({
  name: "inspection.cancel",
  schema: cancelInspectionSchema,
  command: cancelInspection,
  redirectTo: toInspection,
});

export const answerItemAction = defineAction({
  name: "inspection.answer",
  schema: answerItemSchema,
  command: withSentPicture(answerItem),
  redirectTo: toInspection,
});

export const remedyItemAction = defineAction({
  name: "inspection.remedy",
  schema: remedyItemSchema,
  command: withSentPicture(remedyItem),
  redirectTo: toInspection,
});
