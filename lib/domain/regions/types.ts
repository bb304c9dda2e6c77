import type { RegionLevel } from "@/lib/platform/generated/prisma/enums";

/** A region in a list. `place` names what lies above it, from the city down. */
export interface RegionRow {
  code: string;
  name: string;
  level: RegionLevel;
  isDirectCounty: boolean;
  place: string | null;
  childCount: number;
}

/** A region with the way up to it. */
export interface RegionDetail {
  code: string;
  name: string;
  level: RegionLevel;
  isDirectCounty: boolean;
  version: number;
  organisationCount: number;
  /** From the province down to the parent. */
  above: { code: string; name: string }[];
  mayRename: boolean;
}

/** A page of regions. */
export interface RegionPage {
  rows: RegionRow[];
  total: number;
  page: number;
  pageCount: number;
}
