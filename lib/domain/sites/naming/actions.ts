"use server";

import { defineAction } from "@/lib/access/action";
import {
  announceExit,
  completeNaming,
  nameSite,
  withdrawSite,
} from "@/lib/domain/sites/naming/commands";
import {
  announceExitSchema,
  completeNamingSchema,
  nameSchema,
  withdrawSiteSchema,
} from "@/lib/domain/sites/naming/schema";

const page = ({ siteId }: { siteId: string }) => `/desk/sites/${siteId}`;

export const nameSiteAction = defineAction({
  name: "site.name",
  schema: nameSchema,
  command: nameSite,
  redirectTo: page,
});

export const completeNamingAction = defineAction({
  name: "site.complete_naming",
  schema: completeNamingSchema,
  command: completeNaming,
  redirectTo: page,
});

export const withdrawSiteAction = defineAction({
  name: "site.withdraw",
  schema: withdrawSiteSchema,
  command: withdrawSite,
  redirectTo: page,
});

export const announceExitAction = defineAction({
  name: "site.announce_exit",
  schema: announceExitSchema,
  command: announceExit,
  redirectTo: page,
});
