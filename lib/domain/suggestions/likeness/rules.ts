/*
 * Two suggestions are near-identical when their shingles (three characters in a row) are mostly the same. Kept
 * are the 32 smallest keyed hashes of each text: enough to compare, and without the key nothing to read. They
 * go with the suggestion's own key when it is destroyed.
 */

const SHINGLE = 3;
const KEPT = 32;
/** From this share on two texts count as near-identical. */
export const LIKE = 0.4;

/** Three characters in a row of the bare words, each once. */
export function shinglesOf(text: string): string[] {
  const bare = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  const shingles = new Set<string>();
  for (let at = 0; at + SHINGLE <= bare.length; at += 1) shingles.add(bare.slice(at, at + SHINGLE));
  return [...shingles];
}

/** The smallest hashes of a text; `hash` gives a signed 32-bit number under a key. */
export function likenessOf(text: string, hash: (shingle: string) => number): number[] {
  const hashes = new Set(shinglesOf(text).map(hash));
  return [...hashes].sort((one, other) => one - other).slice(0, KEPT);
}

/** How alike two texts are by their kept hashes, from 0 to 1: the estimate of bottom-k sketches. */
export function likenessBetween(one: readonly number[], other: readonly number[]): number {
  if (one.length === 0 || other.length === 0) return 0;
  const [a, b] = [new Set(one), new Set(other)];
  const smallest = [...new Set([...one, ...other])].sort((x, y) => x - y).slice(0, KEPT);
  return smallest.filter((each) => a.has(each) && b.has(each)).length / smallest.length;
}
