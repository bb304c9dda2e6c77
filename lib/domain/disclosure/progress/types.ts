import type { Day } from "@/lib/shared/dates";

/** Aggregate progress as an edition published it. */
export interface ProgressCell {
  asked: number;
  done: number;
  doneOnTime: number;
  /** Done ÷ asked; null where nothing is asked. */
  completion: number | null;
}

/** A line with its name: a region, a carrier or an edition. */
export interface ProgressLine extends ProgressCell {
  code: string;
  name: string;
}

/** One carrier over the chosen regions, in the order in which these were chosen. */
export interface ComparedLine {
  code: string;
  name: string;
  cells: ProgressCell[];
}

/** Everything on the public progress page, from one released edition. */
export interface ProgressPage {
  edition: {
    id: string;
    label: string;
    title: string;
    day: Day;
    releasedOn: Day;
    regionName: string;
  };
  editions: { id: string; label: string }[];
  carriers: { code: string; name: string }[];
  regions: { code: string; name: string }[];
  /** By carrier, the sum of all last. */
  byCarrier: ProgressLine[];
  /** By region in administrative order, for the chosen carrier or all; the sum last. */
  byRegion: ProgressLine[];
  /** Null while fewer than two regions are chosen. */
  comparison: { regions: { code: string; name: string }[]; lines: ComparedLine[] } | null;
  /** The same region and carrier in the editions released so far, the oldest first. */
  course: ProgressLine[];
}
