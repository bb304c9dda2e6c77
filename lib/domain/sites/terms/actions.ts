"use server";

import { defineAction } from "@/lib/access/action";
import { setSiteTerms } from "@/lib/domain/sites/terms/commands";
import { siteTermsSchema } from "@/lib/domain/sites/terms/schema";

export const setSiteTermsAction = defineAction({
  name: "site.set_terms",
  schema: siteTermsSchema,
  command: setSiteTerms,
  redirectTo: () => "/desk/sites/terms",
});
