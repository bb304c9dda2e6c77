"use server";

import { defineAction } from "@/lib/access/action";
import { keepTerm } from "@/lib/domain/culture/terms/commands";
import { termSchema } from "@/lib/domain/culture/terms/schema";

export const keepTermAction = defineAction({
  name: "culture_term.keep",
  schema: termSchema,
  command: keepTerm,
  redirectTo: () => "/desk/culture/terms",
});
