import type { CalendarException } from "@/lib/domain/calendar/types";

/** A line that could not be read, and why. */
export interface NoticeFault {
  line: number;
  text: string;
  message: string;
}

/** What was read from a notice. */
export interface ReadNotice {
  days: CalendarException[];
  faults: NoticeFault[];
}

/** A day of a notice beside what the calendar says of it now. */
export interface NoticeDay extends CalendarException {
  change: "new" | "same" | "changed";
  /** A day off on a weekend, or a working day on a weekday: it says what holds anyway. */
  isUsual: boolean;
}

/** A notice as it would be taken over. */
export interface NoticePlan {
  days: NoticeDay[];
  faults: NoticeFault[];
}
