/** How an issuing office answers: its answers, what waits, and how long answers take. */
export interface IssuerTotals {
  regionCode: string;
  regionName: string;
  carrierCode: string | null;
  /** 清廉村居, or 统筹协调. */
  carrierName: string;
  answered: number;
  /** Tasks and kinds with unanswered voices. */
  open: number;
  /** Working days that the oldest unanswered one has waited; null where none waits. */
  oldestDays: number | null;
  /** Working days from the first voice to its answer, the middle one; null before any answer. */
  medianDays: number | null;
}
