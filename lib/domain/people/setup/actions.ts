"use server";

import { defineAction } from "@/lib/access/action";
import { setUpPlatform } from "@/lib/domain/people/setup/commands";
import { setUpSchema } from "@/lib/domain/people/setup/schema";

export const setUpAction = defineAction({
  name: "platform.set_up",
  schema: setUpSchema,
  command: setUpPlatform,
  open: true,
});
