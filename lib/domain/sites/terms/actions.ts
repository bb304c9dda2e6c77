"use server";

import { defineAction } from "@/lib/access/action";
import { setSiteTerms } from "@/lib/domain/sites/terms/commands";
import { setSiteTermsSchema } from "@/lib/domain/sites/terms/schema";

export const setSiteTermsAction = defineAction({
  name: "site.set_terms",
  schema: setSiteTermsSchema,
  command: setSiteTerms,
  redirectTo: () => "/desk/sites/terms",
});
