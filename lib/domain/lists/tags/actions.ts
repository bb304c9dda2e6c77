"use server";

import { defineAction } from "@/lib/access/action";
import { chooseTags } from "@/lib/domain/lists/tags/commands";
import { chooseTagsSchema } from "@/lib/domain/lists/tags/schema";

export const chooseTagsAction = defineAction({
  name: "tags.choose",
  schema: chooseTagsSchema,
  command: chooseTags,
  redirectTo: () => "/desk/duties/tags",
});
