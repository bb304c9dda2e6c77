"use server";

import { defineAction } from "@/lib/access/action";
import { removeEvidence, renameEvidence } from "./commands";
import { removeEvidenceSchema, renameEvidenceSchema } from "./schema";

export const renameEvidenceAction = defineAction({
  name: "evidence.rename",
  schema: renameEvidenceSchema,
  command: renameEvidence,
  redirectTo: ({ id }) => `/desk/evidence/${id}`,
});

export const removeEvidenceAction = defineAction({
  name: "evidence.remove",
  schema: removeEvidenceSchema,
  command: removeEvidence,
  redirectTo: ({ organisationId }) => `/desk/evidence?organisation=${organisationId}`,
});
