"use server";

import { defineAction } from "@/lib/access/action";
import { saveLicence } from "@/lib/domain/disclosure/licence/commands";
import { saveLicenceSchema } from "@/lib/domain/disclosure/licence/schema";

export const saveLicenceAction = defineAction({
  name: "portal.save_licence",
  schema: saveLicenceSchema,
  command: saveLicence,
  redirectTo: () => "/desk/portal?done=licence",
});
