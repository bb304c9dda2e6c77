import type { HeatCell, HeatMatrixInput } from "@/components/charts/heat-matrix-html";
import { cellLight, completion } from "@/lib/domain/counters/rules";
import type { FigureQuery, Figures, Matrix, PeriodFilter } from "@/lib/domain/counters/types";
import type { FigureGrid } from "@/lib/domain/counters/views/types";
import type { DashboardFilter } from "./dashboard-filter";
import { rowHead } from "./labels";
import { dashboardHref, explainHref, type ListPlace, placeOf, rowHref } from "./links";

/** The filter of a column: the dashboard's own, narrowed to the column's level or period. */
export function columnFilter(
  { view }: Pick<FigureGrid, "view">,
  key: string,
  filter: DashboardFilter,
): DashboardFilter {
  return view === "level"
    ? { ...filter, level: key as FigureQuery["level"] }
    : { ...filter, period: key as PeriodFilter };
}

/** The rows of a region by level or by period, with the cells of the carrier matrix. */
export function gridInput(
  grid: FigureGrid,
  matrix: Pick<Matrix, "region" | "rows">,
  filter: DashboardFilter,
): HeatMatrixInput {
  const cellOf = (key: string, place: ListPlace, figures: Figures | undefined): HeatCell => {
    if (!figures || figures.asked === 0) return { value: null };
    const href = explainHref("completion", place, columnFilter(grid, key, filter));
    return { value: completion(figures), light: cellLight(figures), href };
  };
  const here = { regionCode: matrix.region.code };
  const word = grid.view === "level" ? "各层级" : "各时段";
  return {
    caption: `${matrix.region.name}${word}完成率，单位：%`,
    corner: rowHead(matrix),
    columns: grid.columns.map(({ key, label }) => ({
      label,
      href: dashboardHref(matrix.region.code, {
        ...columnFilter(grid, key, filter),
        view: undefined,
      }),
    })),
    rows: [
      {
        label: "合计",
        strong: true,
        cells: grid.columns.map(({ key }) => cellOf(key, here, grid.totals[key])),
      },
      ...grid.rows.map(({ row, cells }) => ({
        label: row.name,
        href: rowHref(row, filter),
        cells: grid.columns.map(({ key }) => cellOf(key, placeOf(row), cells[key])),
      })),
    ],
  };
}
