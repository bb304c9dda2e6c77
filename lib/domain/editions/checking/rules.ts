/*
 * Every night each edition is compared with the live data. The office is told of a released edition when it
 * first differs at all and when it first needs a correction, and at once when its content does not have its
 * fingerprint any more: never twice of the same.
 */
import type { EditionDifference } from "@/lib/domain/editions/comparing/types";

/** What the office is told of an edition. */
export type Told = "differs" | "corrected" | "broken";

const SAMPLE = 200;

/** What one comparison found. */
export interface Finding {
  isReleased: boolean;
  isIntact: boolean;
  differences: number;
  corrections: number;
}

/** What is to be told now, after what was told before; null for nothing. */
export function toTell(found: Finding, told: readonly string[]): Told | null {
  const { isReleased, isIntact, differences, corrections } = found;
  if (!isIntact) return told.includes("broken") ? null : "broken";
  if (!isReleased || differences === 0) return null;
  if (corrections > 0) return told.includes("corrected") ? null : "corrected";
  return told.some((one) => one === "differs" || one === "corrected") ? null : "differs";
}

/** The differences that are kept with a check: corrections before progress, at most so many. */
export function sampleOf(differences: readonly EditionDifference[]): EditionDifference[] {
  return [...differences]
    .sort((a, b) => Number(a.isProgress) - Number(b.isProgress))
    .slice(0, SAMPLE);
}
