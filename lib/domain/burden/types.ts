import type { LoadRow } from "@/lib/domain/guard/load/types";
import type { GuardFinding } from "@/lib/domain/guard/types";
import type { Level } from "@/lib/domain/imports/schema";

/** The minutes that a list lays on each level, beside all lists and the budget. */
export interface ListBurden {
  year: number;
  regionName: string;
  /** Empty where the list asks nobody. */
  rows: LoadRow[];
}

/** What the guard and the reckoning of minutes say about a list. */
export interface ListChecks {
  findings: GuardFinding[];
  burden: ListBurden;
}

/** A region with the minutes that all issued lists together lay on each level there. */
export interface RegionBurden {
  regionCode: string;
  regionName: string;
  rows: LoadRow[];
}

/** A level's budget as the office sets it; version 0 before it is set. */
export interface BudgetLine {
  level: Level;
  minutes: number | null;
  version: number;
  /** The tightest budget of the regions above, which holds as well. */
  above: { minutes: number; regionName: string } | null;
}

/** The budgets of a region and year. */
export interface BudgetPage {
  regionCode: string;
  regionName: string;
  regions: { code: string; name: string }[];
  year: number;
  lines: BudgetLine[];
}

/** A task and level: what reporting was thought to take, and what it took. */
export interface MeasuredTask {
  rootTaskId: string;
  code: string;
  title: string;
  listId: string;
  listTitle: string;
  regionName: string;
  level: Level;
  estimate: number;
  /** 0 where they are too few to be shown. */
  samples: number;
  /** Null below the least number of samples. */
  measured: Measured | null;
}

/** Minutes, as whole numbers. */
export interface Measured {
  median: number;
  lower: number;
  upper: number;
}

/** What reporting took, by list, task and level. */
export interface MeasuredPage {
  year: number;
  years: number[];
  quarter: number | null;
  tasks: MeasuredTask[];
}
