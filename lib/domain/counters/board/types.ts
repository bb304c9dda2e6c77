import type { Comparison } from "@/lib/domain/counters/comparison/types";
import type { DashboardFacts } from "@/lib/domain/counters/dashboard/types";
import type { LeadRow } from "@/lib/domain/counters/leads/types";
import type { Measures } from "@/lib/domain/counters/measures/types";
import type { TrendMark } from "@/lib/domain/counters/notes/types";
import type { Stuck } from "@/lib/domain/counters/stuck/types";
import type { FigureGrid, Series } from "@/lib/domain/counters/views/types";
import type { BorderMap } from "@/lib/domain/regions/borders/types";

/** Everything on a region's dashboard under a choice of view and comparison. */
export interface Board extends DashboardFacts {
  marks: TrendMark[];
  stuck: Stuck;
  measures: Measures;
  comparison: Comparison | null;
  /** By level or by period, where this view is chosen. */
  grid: FigureGrid | null;
  /** By lead unit, where this view is chosen. */
  leads: LeadRow[] | null;
  /** Small drawings by carrier or by child region, where a view has them. */
  series: Series[];
  /** The name of the lead unit that the filter names. */
  leadName: string | null;
  /** Real borders of the children, only where the deployment has a 审图号. */
  borders: BorderMap | null;
  hasYearBefore: boolean;
  mayNote: boolean;
}
