import type { Day } from "@/lib/shared/dates";

/** What of a pause's outcome is shown before it is made, from one due day to another. */
export interface PauseMove {
  from: Day;
  to: Day;
  assignments: number;
  /** They were overdue already: the pause gives them a new day too. */
  isLate: boolean;
}

/** What pausing a task in a region would do. */
export interface PausePlan {
  rootTaskId: string;
  year: number;
  taskTitle: string;
  regionCode: string;
  regionName: string;
  today: Day;
  until: Day;
  /** Open assignments that would be paused. */
  assignments: number;
  organisations: number;
  moves: PauseMove[];
  /** Years whose holidays are not entered: weekdays are used. */
  missingYears: number[];
}

/** A pause as a list shows it. */
export interface Pause {
  id: string;
  version: number;
  rootTaskId: string;
  year: number;
  taskCode: string;
  taskTitle: string;
  regionName: string;
  reason: string;
  untilOn: Day;
  byName: string;
  byUnit: string;
  at: string;
  endedAt: string | null;
  endedByName: string | null;
  assignments: number;
  state: "running" | "ended" | "over";
  mayEnd: boolean;
}

/** A task or a region to choose from. */
export interface PauseChoice {
  value: string;
  label: string;
}
