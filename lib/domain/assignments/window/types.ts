import type { Day } from "@/lib/shared/dates";

/** Whether an assignment takes a report today. */
export type WindowState = "not_yet" | "open" | "closed" | "paused";

/** The nearest window rule: days before and after the due day; null is without limit. */
export interface WindowTerms {
  opensBefore: number | null;
  closesAfter: number | null;
}

/** What of an assignment decides its window. */
export interface WindowFacts extends WindowTerms {
  dueOn: Day;
  /** The return's own date, where it was returned. */
  returnDueOn: Day | null;
  /** A granted later day. */
  grantedDueOn: Day | null;
  /** 开窗: open as an exception up to and with this day. */
  openedUntil: Day | null;
  /** 挂起: nothing is due or taken in up to and with this day. */
  pausedUntil: Day | null;
}

/** When an assignment takes its report. */
export interface Window {
  state: WindowState;
  /** The first day; null where it has always been open. */
  opensOn: Day | null;
  /** The last day; null where only the closing of the year ends it. */
  closesOn: Day | null;
  pausedUntil: Day | null;
  openedUntil: Day | null;
}
