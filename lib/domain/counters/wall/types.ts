import type { DashboardFigures } from "@/lib/domain/counters/dashboard/types";
import type { CarrierColumn, Trend } from "@/lib/domain/counters/types";
import type { Day } from "@/lib/shared/dates";

/** One carrier's progress over the year. */
export interface CarrierTrend {
  carrier: CarrierColumn;
  trend: Trend;
}

/** What a wall shows besides the dashboard's own figures. */
export interface WallFacts {
  figures: DashboardFigures;
  /** Found done since `weekFrom`, by row of the matrix: region code, organisation id, or `own`. */
  recent: Record<string, number>;
  weekFrom: Day;
  trends: CarrierTrend[];
  /** Where a tour can go from here. */
  places: { code: string; name: string }[];
  /** Equal versions show equal walls. */
  version: string;
}
