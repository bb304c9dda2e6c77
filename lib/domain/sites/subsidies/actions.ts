"use server";

import { defineAction } from "@/lib/access/action";
import { recordSubsidy, strikeSubsidy } from "@/lib/domain/sites/subsidies/commands";
import { recordSubsidySchema, strikeSubsidySchema } from "@/lib/domain/sites/subsidies/schema";

const page = ({ siteId }: { siteId: string }) => `/desk/sites/${siteId}`;

export const recordSubsidyAction = defineAction({
  name: "site.record_subsidy",
  schema: recordSubsidySchema,
  command: recordSubsidy,
  redirectTo: page,
});

export const strikeSubsidyAction = defineAction({
  name: "site.strike_subsidy",
  schema: strikeSubsidySchema,
  command: strikeSubsidy,
  redirectTo: page,
});
