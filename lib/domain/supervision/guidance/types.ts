import type { Difference, Share } from "@/lib/domain/counters/comparison/types";
import type { Figures, RegionFacts } from "@/lib/domain/counters/types";
import type { FigureTable } from "../tables/types";

/** Where a place stands beside the others of its region. */
export type Band = "ahead" | "among" | "behind";

/** A place beneath the region with its figures. */
export interface BandPlace {
  code: string;
  name: string;
  figures: Figures;
}

/** What is compared between those ahead and those behind. */
export type Habit = "early" | "first_time" | "broken_down" | "acknowledged" | "verified";

/** How those ahead and those behind stand in one habit. */
export interface HabitDifference {
  habit: Habit;
  ahead: Share;
  behind: Share;
  /** Null where either side has nothing to say. */
  difference: Difference | null;
}

/** What was told to a band. */
export interface GuidanceNote {
  id: string;
  band: Band;
  places: string[];
  body: string;
  told: number;
  byName: string;
  byUnit: string;
  at: string;
}

/** 分类指导 as the page shows it. */
export interface Guidance {
  region: RegionFacts;
  year: number;
  carrierCode: string | null;
  rootTaskId: string | null;
  carriers: { value: string; label: string }[];
  tasks: { value: string; label: string }[];
  bands: Record<Band, BandPlace[]>;
  tables: FigureTable[];
  notes: GuidanceNote[];
  /** The reader may tell a band something. */
  mayGuide: boolean;
}
