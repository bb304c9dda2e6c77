"use server";

import { defineAction } from "@/lib/access/action";
import { recordConsent, withdrawConsent } from "@/lib/domain/culture/consents/commands";
import { recordConsentSchema, withdrawConsentSchema } from "@/lib/domain/culture/consents/schema";

const toPiece = ({ pieceId }: { pieceId: string }) => `/desk/culture/pieces/${pieceId}`;

export const recordConsentAction = defineAction({
  name: "consent.record",
  schema: recordConsentSchema,
  command: recordConsent,
  redirectTo: toPiece,
});

export const withdrawConsentAction = defineAction({
  name: "consent.withdraw",
  schema: withdrawConsentSchema,
  command: withdrawConsent,
  redirectTo: toPiece,
});
