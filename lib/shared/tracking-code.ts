/** Digits that are random; two check digits (ISO 7064, mod 97-10) follow. */
export const RANDOM_DIGITS = 18;
const MODULUS = 97n;

/** Eighteen digits and the two that tell a slip of the finger: every single one and every two exchanged. */
export function withCheckDigits(digits: string): string {
  const check = (98n - ((BigInt(digits) * 100n) % MODULUS)) % MODULUS;
  return digits + check.toString().padStart(2, "0");
}

/** A code as it was typed, without spaces and signs; null where it is none of twenty digits that check. */
export function readTrackingCode(typed: string): string | null {
  const digits = typed.normalize("NFKC").replace(/[\s\-—–_.·]/g, "");
  if (!/^\d{20}$/.test(digits)) return null;
  return BigInt(digits) % MODULUS === 1n ? digits : null;
}

/** The code in five groups of four. */
export function groupedCode(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, "$1 ");
}
