import "server-only";
import { createHmac } from "node:crypto";
import { hmacSm3, keyFor } from "@/lib/platform/crypto";
import { RANDOM_DIGITS, withCheckDigits } from "@/lib/shared/tracking-code";

/**
 * The tracking code of what was sent with a pass: the same for the same pass, so that a repeated sending
 * shows the same code, and not to be guessed without the key, which stands outside the database.
 */
export function trackingCodeFor(passId: string): string {
  const bytes = createHmac("sha256", keyFor("tracking code of pass")).update(passId).digest();
  const number = BigInt(`0x${bytes.toString("hex")}`) % 10n ** BigInt(RANDOM_DIGITS);
  return withCheckDigits(number.toString().padStart(RANDOM_DIGITS, "0"));
}

/** What the database keeps of a code. */
export function trackingCodeHash(code: string): string {
  return hmacSm3(code, keyFor("tracking code"));
}
