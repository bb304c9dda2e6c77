/** Where signals come from. Findings add their source here once they exist. */
export type SignalSource = "overdue_tasks" | "returned_reports" | "low_ratings";

/** A question that a person answers: is an early re-check needed? Nothing follows by itself. */
export interface Signal {
  siteId: string;
  source: SignalSource;
  count: number;
  /** The ground in words. */
  ground: string;
}
