import type { Day } from "@/lib/shared/dates";

/** A remark that the office put on a region's trend. */
export interface TrendNote {
  id: string;
  regionCode: string;
  /** Only shown where this carrier is looked at; null for all. */
  carrierCode: string | null;
  onDay: Day;
  text: string;
  byName: string;
  version: number;
}

/** A mark on a trend: a remark, or a day on which lists were issued. */
export interface TrendMark {
  onDay: Day;
  text: string;
  kind: "note" | "issued";
}
