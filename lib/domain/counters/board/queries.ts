import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Board } from "@/lib/domain/counters/board/types";
import { hasYearBefore, readComparison } from "@/lib/domain/counters/comparison/queries";
import { readDashboard } from "@/lib/domain/counters/dashboard/queries";
import { findLeadName, listLeadFigures } from "@/lib/domain/counters/leads/queries";
import { readMeasures } from "@/lib/domain/counters/measures/queries";
import { listTrendMarks, mayNote } from "@/lib/domain/counters/notes/queries";
import { readSeries } from "@/lib/domain/counters/series/queries";
import { readStuck } from "@/lib/domain/counters/stuck/queries";
import type { BoardChoice, FigureQuery } from "@/lib/domain/counters/types";
import { readGrid } from "@/lib/domain/counters/views/queries";
import { findBorders } from "@/lib/domain/regions/borders/queries";

/**
 * All that a region's dashboard shows under a choice of view and comparison; `not_found` for codes that
 * are none or lie outside the reach. Each part is kept by the version of its figures.
 */
export async function readBoard(
  actor: Actor,
  query: FigureQuery,
  choice: BoardChoice,
): Promise<Board> {
  // First, so that a code which is none is refused before anything else is read.
  const facts = await readDashboard(actor, query);
  const { view } = choice;
  const [marks, stuck, measures, comparison, grid, leads, series, leadName, year, note, borders] =
    await Promise.all([
      listTrendMarks(actor, query),
      readStuck(actor, query),
      readMeasures(actor, query),
      readComparison(actor, query, choice),
      view === "level" || view === "period" ? readGrid(actor, query, view) : null,
      view === "lead" ? listLeadFigures(actor, query) : null,
      view === "carrier" || view === "period" ? readSeries(actor, query, view) : [],
      query.leadUnitId ? findLeadName(actor, query.leadUnitId) : null,
      hasYearBefore(actor, query),
      mayNote(actor, query.regionCode),
      findBorders(actor, query.regionCode),
    ]);
  const more = { marks, stuck, measures, comparison, grid, leads, series, leadName };
  return { ...facts, ...more, hasYearBefore: year, mayNote: note, borders };
}
