import type { EditionFigures, EditionQuery } from "@/lib/domain/editions/types";
import type { Day } from "@/lib/shared/dates";

/** A released edition as a list shows it. */
export interface ReleasedEditionRow {
  id: string;
  year: number;
  number: number;
  title: string;
  /** The day of its figures. */
  day: Day;
  /** The day on which it was released, in Asia/Shanghai. */
  releasedOn: Day;
  fingerprint: string;
  /** How many numbers differ from the live data by the last nightly comparison; null before the first. */
  changes: { day: Day; differences: number; corrections: number } | null;
}

/** A released edition with its frozen figures. */
export interface ReleasedEdition extends ReleasedEditionRow {
  regionName: string;
  /** Empty for editions from before it was computed. */
  fingerprintSm3: string;
  query: EditionQuery;
  figures: EditionFigures;
}
