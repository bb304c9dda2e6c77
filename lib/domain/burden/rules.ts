import type { Measured, MeasuredTask } from "./types";

/*
 * What reporting took, against what was estimated. Minutes are only shown in aggregate: the median and the
 * quartiles of at least ten reports of one task at one level; below that nothing is said but that there are
 * too few. A correction is proposed where the estimate lies outside the quartiles: the median, rounded up
 * to five minutes (to one minute below ten).
 */

/** Fewer reports than this are not shown. */
export const SAMPLES_MIN = 10;

/** A difference in words: `+5`, `-3`, `0`. */
export function differenceWord(difference: number): string {
  return difference > 0 ? `+${difference}` : String(difference);
}

/** Median minus estimate, or null where too little was measured. */
export function differenceOf(task: Pick<MeasuredTask, "estimate" | "measured">): number | null {
  return task.measured ? task.measured.median - task.estimate : null;
}

function rounded(minutes: number): number {
  return minutes < 10 ? minutes : Math.ceil(minutes / 5) * 5;
}

/** The minutes that the next version should name, or null where the estimate holds. */
export function proposalOf(task: Pick<MeasuredTask, "estimate" | "measured">): number | null {
  const { measured, estimate } = task;
  if (!measured || (estimate >= measured.lower && estimate <= measured.upper)) return null;
  const proposal = rounded(measured.median);
  return proposal === estimate ? null : proposal;
}

/** The aggregate of as many samples, or null where they are too few to be shown. */
export function shownOf(samples: number, measured: Measured): Measured | null {
  return samples >= SAMPLES_MIN ? measured : null;
}
