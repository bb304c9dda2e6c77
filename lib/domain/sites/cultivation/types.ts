import type { Day } from "@/lib/shared/dates";

/** A step of a site's cultivation plan. */
export interface Measure {
  id: string;
  text: string;
  helper: string;
  dueOn: Day;
  doneOn: Day | null;
  result: string;
  isLate: boolean;
}
