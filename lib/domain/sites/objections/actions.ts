"use server";

import { defineAction } from "@/lib/access/action";
import { answerObjection, objectToSite } from "@/lib/domain/sites/objections/commands";
import { answerObjectionSchema, objectSchema } from "@/lib/domain/sites/objections/schema";

export const objectToSiteAction = defineAction({
  name: "site.object",
  schema: objectSchema,
  command: objectToSite,
  open: true,
  redirectTo: ({ noticeId }) => `/notices/${noticeId}/objection/received`,
});

export const answerObjectionAction = defineAction({
  name: "site.answer_objection",
  schema: answerObjectionSchema,
  command: answerObjection,
  redirectTo: ({ siteId }) => `/desk/sites/${siteId}`,
});
