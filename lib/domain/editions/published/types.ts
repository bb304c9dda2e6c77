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
}

/** A released edition with its frozen figures. */
export interface ReleasedEdition extends ReleasedEditionRow {
  regionName: string;
  query: EditionQuery;
  figures: EditionFigures;
}
