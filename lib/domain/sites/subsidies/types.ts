import type { SiteLevel } from "@/lib/domain/sites/lifecycle/types";
import type { Day } from "@/lib/shared/dates";

/** A line of the 奖补 register. */
export interface Subsidy {
  id: string;
  siteId: string;
  siteName: string;
  regionName: string;
  level: SiteLevel;
  year: number;
  /** Yuan with two decimals. */
  amount: string;
  source: string;
  document: string;
  paidOn: Day | null;
  recordedByName: string;
  struckReason: string | null;
}

/** What was given by year, level and city; struck lines are no part of it. */
export interface SubsidyTotal {
  year: number;
  level: SiteLevel;
  cityName: string;
  count: number;
  amount: string;
}
