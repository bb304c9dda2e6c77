import type { Nearby } from "@/lib/domain/counters/nearby/queries";
import type { ListCoverage, Matrix, TaskFigures, Trend } from "@/lib/domain/counters/types";
import type { TileGrid } from "@/lib/domain/regions/tiles/types";

/** What is counted on a region's dashboard: the same for all viewers of one reach. */
export interface DashboardFigures {
  matrix: Matrix;
  /** Rows by child region, whatever grain was asked for. */
  byChild: Matrix;
  tasks: TaskFigures[];
  trend: Trend;
  grid: TileGrid | null;
  /** Responsibility lists in force, with what became of each clause. */
  coverage: ListCoverage[];
}

/** Everything on a region's dashboard. */
export interface DashboardFacts {
  figures: DashboardFigures;
  nearby: Nearby;
}
