"use server";

import { defineAction } from "@/lib/access/action";
import { publiciseSites, renewNotice } from "@/lib/domain/sites/notices/commands";
import { publiciseSchema, renewNoticeSchema } from "@/lib/domain/sites/notices/schema";

const page = ({ siteId }: { siteId: string }) => `/desk/sites/${siteId}`;

export const publiciseSitesAction = defineAction({
  name: "site.publicise",
  schema: publiciseSchema,
  command: publiciseSites,
  redirectTo: page,
});

export const renewNoticeAction = defineAction({
  name: "site.renew_notice",
  schema: renewNoticeSchema,
  command: renewNotice,
  redirectTo: page,
});
