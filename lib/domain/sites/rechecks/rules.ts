/*
 * All whose day has come are re-checked. Of the others a share is drawn: they are put in the order of
 * SHA-256(seed, id), and the first ones, rounded up, are taken. Seed and share are kept, so that anybody can
 * repeat the draw and nobody can choose.
 */
import { sha256 } from "@/lib/shared/hash";

/** The ids that a seed draws from a pool: `share` percent of them, rounded up. */
export function drawn(ids: readonly string[], share: number, seed: string): string[] {
  const count = Math.ceil((ids.length * share) / 100);
  return ids
    .map((id) => ({ id, at: sha256(`${seed} ${id}`) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .slice(0, count)
    .map(({ id }) => id);
}
