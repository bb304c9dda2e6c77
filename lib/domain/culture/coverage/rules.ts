/*
 * Each city owes a plaza, each county a corridor, each township a wall, each village a column; a directly
 * administered county owes both a plaza and a corridor. Covered is a region that has at least one confirmed
 * venue of the kind, open or under repair. A region's figures are the sum of those beneath it and its own, and
 * a share is what stands out of what is owed, never an average of shares.
 */
import type { Covered } from "@/lib/domain/culture/coverage/types";

/** The sums of several coverages by kind, in the order of `kinds`. */
export function sumCoverage(kinds: readonly string[], parts: readonly Covered[][]): Covered[] {
  return kinds.map((kindCode) => {
    const all = parts.flat().filter((one) => one.kindCode === kindCode);
    const sum = (pick: (one: Covered) => number) =>
      all.reduce((total, one) => total + pick(one), 0);
    return { kindCode, owed: sum((one) => one.owed), standing: sum((one) => one.standing) };
  });
}

/** The share that stands, from 0 to 1; null where nothing is owed. */
export function coverageShare(parts: readonly Pick<Covered, "owed" | "standing">[]): number | null {
  const owed = parts.reduce((total, one) => total + one.owed, 0);
  if (owed === 0) return null;
  return parts.reduce((total, one) => total + one.standing, 0) / owed;
}
