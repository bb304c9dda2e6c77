import "server-only";
import type { Actor } from "@/lib/access/actor";
import { blanksIn, unknownNumbers } from "@/lib/domain/circulars/drafting/rules";
import { canDraft, canRelease, canWithdraw } from "@/lib/domain/circulars/policy";
import { getReceipts } from "@/lib/domain/circulars/receipts/queries";
import { countRecipients } from "@/lib/domain/circulars/recipients/queries";
import { listRevisions } from "@/lib/domain/circulars/revisions/queries";
import type { CircularDetail } from "@/lib/domain/circulars/types";
import { getEdition } from "@/lib/domain/editions/queries";

/** What is to be looked at before a circular goes out and after; null for those who only receive it. */
export async function findDrafterFacts(actor: Actor, circular: CircularDetail) {
  const { id, regionCode, editionId, body, to } = circular;
  if (!canDraft(actor, regionCode)) return null;
  const [receipts, revisions, edition, recipientCount] = await Promise.all([
    getReceipts(actor, id),
    listRevisions(actor, id),
    getEdition(actor, editionId),
    countRecipients(actor, { regionCode, to }),
  ]);
  return {
    receipts,
    revisions,
    recipientCount,
    unknown: unknownNumbers(body, edition),
    blanks: blanksIn(body),
    mayRelease: canRelease(actor, circular),
    mayWithdraw: canWithdraw(actor, circular),
  };
}
