import type { CarrierColumn } from "@/lib/domain/carriers/types";
import type { PolicyRow } from "../types";

/** The 1 + 7 of a region, with blanks where nothing is entered. */
export interface RegionPolicies {
  regionCode: string;
  regionName: string;
  /** The opinion of the region; null where none is entered. */
  opinion: PolicyRow | null;
  /** One for each carrier of the region's set, null where none is entered. */
  implementing: { carrier: CarrierColumn; document: PolicyRow | null }[];
  /** Regulations, negative lists and references of the region. */
  others: PolicyRow[];
}

/** The tree as a region sees it: those above it from the top, then its own. */
export interface PolicyTree {
  regions: RegionPolicies[];
  /** Documents of no region of the platform. */
  general: PolicyRow[];
}
