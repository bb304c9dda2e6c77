import { createHash } from "node:crypto";

/** A UUID that is always the same for the same words (in the form of version 5). */
export function stableId(...words: readonly string[]): string {
  const hash = createHash("sha1")
    .update(`qinglian:${words.join(":")}`)
    .digest();
  hash[6] = 0x50 | ((hash[6] ?? 0) & 0x0f);
  hash[8] = 0x80 | ((hash[8] ?? 0) & 0x3f);
  const hex = hash.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
