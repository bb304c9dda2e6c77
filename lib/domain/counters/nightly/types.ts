import type { Day } from "@/lib/shared/dates";

/** running | good | different | failed, as the table has it. */
export type CheckState = "running" | "good" | "different" | "failed";

/** What the check of one night found. */
export interface NightlyCheck {
  onDay: Day;
  state: CheckState;
  counters: number | null;
  assignments: number | null;
  differences: number | null;
  sample: string[];
  beganAt: string;
  endedAt: string | null;
}
