"use server";

import { defineAction } from "@/lib/access/action";
import { evaluateSite, verifySite } from "@/lib/domain/sites/evaluations/commands";
import { evaluateSchema, verifySchema } from "@/lib/domain/sites/evaluations/schema";

export const evaluateSiteAction = defineAction({
  name: "site.evaluate",
  schema: evaluateSchema,
  command: evaluateSite,
  redirectTo: ({ siteId, isSubmitted }) =>
    isSubmitted ? `/desk/sites/${siteId}` : `/desk/sites/${siteId}/evaluate?kept=1`,
});

export const verifySiteAction = defineAction({
  name: "site.verify",
  schema: verifySchema,
  command: verifySite,
  redirectTo: ({ siteId }) => `/desk/sites/${siteId}`,
});
