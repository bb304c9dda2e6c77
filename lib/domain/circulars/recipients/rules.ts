/* Whom a circular goes to is chosen, never assumed: a new draft goes to nobody. */
import type { Recipients } from "@/lib/domain/circulars/types";

/** A draft of which nobody has chosen the recipients yet. */
export const NOBODY: Recipients = { levels: [], carrierCode: null, listed: [] };

/** Recipients as they were kept; what an early draft has not got is nobody. */
export function readRecipients(kept: Partial<Recipients>): Recipients {
  return { ...NOBODY, ...kept };
}
