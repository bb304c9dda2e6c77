import type { RouteStop } from "@/lib/domain/routes/content/schema";
import type { Day } from "@/lib/shared/dates";

/** What of a stop a timetable depends on. */
export type TimedStop = Pick<
  RouteStop,
  "minutes" | "opensAt" | "closesAt" | "closedWeekdays" | "travelMinutes"
>;

/** What does not fit at a stop on this day. */
export type StopProblem = "closed_day" | "after_closing" | "cut_short";

/** A stop in time: minutes since midnight of the day, beyond 1440 on the next. */
export interface StopTimes {
  arrives: number;
  /** When the visit begins: on arrival, or when it opens. */
  begins: number;
  leaves: number;
  waits: number;
  problems: StopProblem[];
}

/** A whole route on a day. */
export interface Timetable {
  day: Day;
  starts: number;
  ends: number;
  stops: StopTimes[];
  /** More than twelve hours on the way, or not back before ten in the evening. */
  isLong: boolean;
}
