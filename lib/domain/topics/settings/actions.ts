"use server";

import { defineAction } from "@/lib/access/action";
import { saveField } from "@/lib/domain/topics/fields/commands";
import { saveFieldSchema } from "@/lib/domain/topics/fields/schema";
import { saveTopicSettings } from "@/lib/domain/topics/settings/commands";
import { saveTopicSettingsSchema } from "@/lib/domain/topics/settings/schema";

export const saveTopicSettingsAction = defineAction({
  name: "topic.configure",
  schema: saveTopicSettingsSchema,
  command: saveTopicSettings,
  redirectTo: () => "/desk/topics/settings",
});

export const saveFieldAction = defineAction({
  name: "topic.save_field",
  schema: saveFieldSchema,
  command: saveField,
  redirectTo: () => "/desk/topics/settings",
});
