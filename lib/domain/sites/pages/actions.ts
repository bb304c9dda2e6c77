"use server";

import { defineAction } from "@/lib/access/action";
import { withSentPicture } from "@/lib/domain/pictures/commands";
import { composePage } from "@/lib/domain/sites/pages/commands";
import { type ComposePageInput, composePageSchema } from "@/lib/domain/sites/pages/schema";

export const composePageAction = defineAction({
  name: "site.compose",
  schema: composePageSchema,
  command: withSentPicture<ComposePageInput, { siteId: string }>(composePage),
  redirectTo: ({ siteId }) => `/desk/sites/${siteId}`,
});
