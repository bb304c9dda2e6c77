import type { Day } from "@/lib/shared/dates";

/** One round of a topic: a unit that was asked for an answer by a day. */
export interface Term {
  topicId: string;
  round: number;
  unitId: string;
  unitName: string;
  regionCode: string;
  /** With the city before a county's name: several cities have a district of one name. */
  regionName: string;
  askedOn: Day;
  dueOn: Day;
  /** The day on which the unit handed in the answer that was released; null before. */
  answeredOn: Day | null;
  /** The day on which an answer was handed in that is still on its way; null where there is none. */
  handedInOn: Day | null;
  /** The voices of the round disagree; only of the running round. */
  isDisputed: boolean;
}

/** How a group of terms was kept. */
export interface TermFigures {
  received: number;
  inTime: number;
  late: number;
  waiting: number;
  waitingLate: number;
  /** Working days; null where there are no terms. */
  median: number | null;
  isAtLeast: boolean;
  reopened: number;
  disputed: number;
}

/** A line of the public table. */
export interface TermLine {
  /** The code of a region, or the id of a unit. */
  of: string;
  name: string;
  figures: TermFigures;
}

/** The public statistics of a day. */
export interface TermStatistics {
  today: Day;
  total: TermFigures;
  byRegion: TermLine[];
  byUnit: TermLine[];
  /** Years whose holidays are not entered: weekdays count as working days there. */
  missingYears: number[];
}
