"use server";

import { defineAction } from "@/lib/access/action";
import { removeTemplate, uploadTemplate } from "@/lib/domain/duties/templates/commands";
import { removeTemplateSchema, uploadTemplateSchema } from "@/lib/domain/duties/templates/schema";

export const uploadTemplateAction = defineAction({
  name: "template.upload",
  schema: uploadTemplateSchema,
  command: uploadTemplate,
  redirectTo: () => "/desk/duties/templates",
});

export const removeTemplateAction = defineAction({
  name: "template.remove",
  schema: removeTemplateSchema,
  command: removeTemplate,
  redirectTo: () => "/desk/duties/templates",
});
