"use server";

import { defineAction } from "@/lib/access/action";
import { declineSite, recommendSite } from "@/lib/domain/sites/recommendations/commands";
import { declineSchema, recommendSchema } from "@/lib/domain/sites/recommendations/schema";

const page = ({ siteId }: { siteId: string }) => `/desk/sites/${siteId}`;

export const recommendSiteAction = defineAction({
  name: "site.recommend",
  schema: recommendSchema,
  command: recommendSite,
  redirectTo: page,
});

export const declineSiteAction = defineAction({
  name: "site.decline",
  schema: declineSchema,
  command: declineSite,
  redirectTo: page,
});
