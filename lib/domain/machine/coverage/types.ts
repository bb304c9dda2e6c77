import type { Day } from "@/lib/shared/dates";

/** How far systems have fed a task within one's reach. */
export interface TaskCoverage {
  rootTaskId: string;
  code: string;
  title: string;
  carrierCode: string | null;
  carrierName: string;
  year: number;
  /** Units × periods that are to be fed this year. */
  asked: number;
  fed: number;
  /** Of those whose day has passed. */
  askedToDate: number;
  fedToDate: number;
  /** The earliest day that has passed without data; null where nothing is missing. */
  missingSince: Day | null;
  /** The last day on which something new came. */
  lastFedOn: Day | null;
  /** Keys and feeds in use that bring it. */
  sources: string[];
}
