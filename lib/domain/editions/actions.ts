"use server";

import { defineAction } from "@/lib/access/action";
import { freezeEdition, releaseEdition } from "@/lib/domain/editions/commands";
import { freezeSchema, releaseSchema } from "@/lib/domain/editions/schema";

export const freezeEditionAction = defineAction({
  name: "edition.freeze",
  schema: freezeSchema,
  command: freezeEdition,
  redirectTo: ({ editionId }) => `/desk/editions/${editionId}`,
});

export const releaseEditionAction = defineAction({
  name: "edition.release",
  schema: releaseSchema,
  command: releaseEdition,
  redirectTo: ({ editionId }) => `/desk/editions/${editionId}`,
});
