import type { DataSource, Level } from "@/lib/domain/imports/schema";

/** What decides on whom a task falls. */
export interface Bearing {
  /** The sub-carrier, or the list's carrier; null for the coordination office's list. */
  carrierCode: string | null;
  parentCarrierCode: string | null;
  /** 条线 of the unit named as lead. */
  leadLine: string | null;
  askedRole: "lead" | "cooperating" | "resident";
  askedLevels: readonly Level[];
}

/** A task with the minutes that it takes on each of its due days. */
export interface LoadTask extends Bearing {
  rootTaskId: string;
  source: DataSource;
  minutes: number;
  dueDates: readonly string[];
}

/** The minutes a quarter that an office allows for one organisation of a level. */
export interface MinutesBudget {
  level: Level;
  minutes: number;
  /** Whose budget it is. */
  regionName: string;
}

/** The minutes of one quarter on one organisation of a level. */
export interface LoadCell {
  /** What the list itself lays on it. */
  own: number;
  /** With all issued lists that reach the same organisation. */
  all: number;
  isOver: boolean;
}

/** A level with its four quarters. */
export interface LoadRow {
  level: Level;
  budget: MinutesBudget | null;
  quarters: LoadCell[];
}
