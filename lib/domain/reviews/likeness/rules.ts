/*
 * Which texts and pictures are so alike that a person should compare them. Texts are compared without spaces
 * and punctuation, by the two-character pieces that they share: from 85 % on they are near-equal.
 * Short texts are often equal by chance and are left alone. Pictures are compared by a 64-bit hash of how
 * they look: up to six differing bits they are near-identical.
 */

/** A text shorter than this (spaces and punctuation left out) says nothing by being equal. */
export const SHORT = 16;
const NEAR = 0.85;
const MOST_BITS = 6;

/** A text without what two copies of it may differ in: spaces, punctuation, width and case. */
export function bareText(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, "");
}

function pieces(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (let at = 0; at < text.length - 1; at += 1) {
    const piece = text.slice(at, at + 2);
    found.set(piece, (found.get(piece) ?? 0) + 1);
  }
  return found;
}

function sharedPieces(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>) {
  let shared = 0;
  for (const [piece, count] of one) shared += Math.min(count, other.get(piece) ?? 0);
  return shared;
}

/** How alike two texts are, from 0 to 1 (Sørensen–Dice over pairs of characters); 0 for short ones. */
export function likeness(one: string, other: string): number {
  const [a, b] = [bareText(one), bareText(other)];
  if (Math.min(a.length, b.length) < SHORT) return 0;
  if (a === b) return 1;
  if (Math.min(a.length, b.length) / Math.max(a.length, b.length) < NEAR / 2) return 0;
  return (2 * sharedPieces(pieces(a), pieces(b))) / (a.length + b.length - 2);
}

/** True for texts that are equal or nearly so. */
export function isCopied(one: string, other: string): boolean {
  return likeness(one, other) >= NEAR;
}

/** In how many of 64 bits two picture hashes (signed decimal text) differ. */
export function differingBits(one: string, other: string): number {
  let left = BigInt.asUintN(64, BigInt(one) ^ BigInt(other));
  let bits = 0;
  for (; left > 0n; left &= left - 1n) bits += 1;
  return bits;
}

/** True for pictures that look the same. */
export function isSamePicture(one: string, other: string): boolean {
  return differingBits(one, other) <= MOST_BITS;
}
