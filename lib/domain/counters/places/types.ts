import type { RegionLevel } from "@/lib/domain/counters/types";

/** A region as the day of the map has it. */
export interface MapRegion {
  code: string;
  name: string;
  level: RegionLevel;
  parentCode: string | null;
  isDirectCounty: boolean;
  /** It does not stand here on that day: shown only where something of it is counted. */
  isFormer: boolean;
}
