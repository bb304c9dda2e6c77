"use server";

import { defineAction } from "@/lib/access/action";
import { discardProfile, publishProfile, saveProfile } from "@/lib/domain/portal/settings/commands";
import { saveProfileSchema, seenSchema } from "@/lib/domain/portal/settings/schema";

export const saveProfileAction = defineAction({
  name: "portal.save",
  schema: saveProfileSchema,
  command: saveProfile,
  redirectTo: () => "/desk/portal?done=saved",
});

export const publishProfileAction = defineAction({
  name: "portal.publish",
  schema: seenSchema,
  command: publishProfile,
  redirectTo: () => "/desk/portal?done=published",
});

export const discardProfileAction = defineAction({
  name: "portal.discard",
  schema: seenSchema,
  command: discardProfile,
  redirectTo: () => "/desk/portal?done=discarded",
});
