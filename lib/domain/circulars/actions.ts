"use server";

import { defineAction } from "@/lib/access/action";
import {
  draftCircular,
  releaseCircular,
  saveCircular,
  withdrawCircular,
} from "@/lib/domain/circulars/commands";
import { receiveCircular, remindRecipients } from "@/lib/domain/circulars/receipts/commands";
import {
  circularSchema,
  draftSchema,
  releaseCircularSchema,
  saveSchema,
  withdrawSchema,
} from "@/lib/domain/circulars/schema";

export const draftCircularAction = defineAction({
  name: "circular.draft",
  schema: draftSchema,
  command: draftCircular,
  redirectTo: ({ circularId }) => `/desk/circulars/${circularId}/edit`,
});

export const saveCircularAction = defineAction({
  name: "circular.save",
  schema: saveSchema,
  command: saveCircular,
  redirectTo: ({ circularId, lateId }) =>
    lateId ? `/desk/circulars/${circularId}/late/${lateId}` : `/desk/circulars/${circularId}`,
});

export const releaseCircularAction = defineAction({
  name: "circular.release",
  schema: releaseCircularSchema,
  command: releaseCircular,
  redirectTo: ({ circularId }) => `/desk/circulars/${circularId}`,
});

export const withdrawCircularAction = defineAction({
  name: "circular.withdraw",
  schema: withdrawSchema,
  command: withdrawCircular,
  redirectTo: ({ circularId }) => `/desk/circulars/${circularId}`,
});

export const receiveCircularAction = defineAction({
  name: "circular.receive",
  schema: circularSchema,
  command: receiveCircular,
  redirectTo: ({ circularId }) => `/desk/circulars/${circularId}`,
});

export const remindRecipientsAction = defineAction({
  name: "circular.remind",
  schema: circularSchema,
  command: remindRecipients,
  redirectTo: ({ circularId }) => `/desk/circulars/${circularId}`,
});
