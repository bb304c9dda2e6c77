import type { Day } from "@/lib/shared/dates";

/** A day that differs from its weekday. */
export interface CalendarException {
  date: Day;
  kind: "holiday" | "workday";
  name: string;
}

/** The exceptions of a year, and the years that have any. */
export interface CalendarYear {
  year: number;
  years: number[];
  exceptions: CalendarException[];
  /** The working days of each month, January first. */
  workingDays: number[];
}
