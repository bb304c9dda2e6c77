import type { HeatCell, HeatMatrixInput, HeatRow } from "@/components/charts/heat-matrix-html";
import type { MapTile } from "@/components/charts/tile-map-html";
import { cellLight, completion } from "@/lib/domain/counters/rules";
import type { CarrierColumn, Figures, Matrix, MatrixRow } from "@/lib/domain/counters/types";
import type { TileGrid } from "@/lib/domain/regions/tiles/types";
import type { DashboardFilter } from "./dashboard-filter";
import { rowHead } from "./labels";
import { dashboardHref, explainHref, placeOf, rowHref } from "./links";

/** Columns in which anything is counted; a viewer of one carrier does not look at six empty ones. */
export function shownColumns(matrix: Matrix): CarrierColumn[] {
  const counted = matrix.columns.filter((column) => matrix.totals.cells[column.code]);
  return counted.length > 0 ? counted : matrix.columns;
}

function heatCell(figures: Figures | undefined, href: string): HeatCell {
  if (!figures || figures.asked === 0) return { value: null };
  return { value: completion(figures), light: cellLight(figures), href };
}

function heatRow(row: MatrixRow, columns: readonly CarrierColumn[], filter: DashboardFilter) {
  const cells = columns.map(({ code }) =>
    heatCell(
      row.cells[code],
      explainHref("completion", { ...placeOf(row), carrierCode: code }, filter),
    ),
  );
  const total = heatCell(row.total, explainHref("completion", placeOf(row), filter));
  return { label: row.name, href: rowHref(row, filter), cells: [...cells, total] };
}

const LONGEST_NAME = 7;

/** A row's name, in the short form of the schematic map where it would widen the whole table. */
function labelOf(row: MatrixRow, grid: TileGrid | null): string {
  if (row.name.length <= LONGEST_NAME || row.kind !== "region") return row.name;
  return grid?.tiles.find((tile) => tile.code === row.code)?.name ?? row.name;
}

/** The region's rows × carriers as shares with lights, with a first row and a last column for all. */
export function heatInput(
  matrix: Matrix,
  filter: DashboardFilter,
  grid: TileGrid | null = null,
): HeatMatrixInput {
  const columns = shownColumns(matrix);
  const { region, totals } = matrix;
  const whole: MatrixRow = {
    kind: "region",
    parentCode: null,
    code: region.code,
    name: "合计",
    level: region.level,
    ...totals,
  };
  const { href: _self, ...sum } = heatRow(whole, columns, filter);
  const rows: HeatRow[] = matrix.rows.map((row) => ({
    ...heatRow(row, columns, filter),
    label: labelOf(row, grid),
  }));
  return {
    caption: `${region.name}各载体完成率，单位：%`,
    corner: rowHead(matrix),
    columns: [
      ...columns.map(({ code, short }) => ({
        label: short,
        href: dashboardHref(region.code, { ...filter, carrier: code }),
      })),
      { label: "合计" },
    ],
    rows: [{ ...sum, strong: true }, ...rows],
  };
}

/** The tiles of a region's children; a child without figures stays in its place, without data. */
export function mapTiles(matrix: Matrix, grid: TileGrid, filter: DashboardFilter): MapTile[] {
  const rows = new Map(matrix.rows.map((row) => [`${row.kind}${row.code}`, row]));
  return grid.tiles.map(({ code, name, col, row: line }) => {
    const row = rows.get(`region${code}`);
    return {
      code,
      name,
      col,
      row: line,
      value: row ? completion(row.total) : null,
      light: row ? cellLight(row.total) : "none",
      href: row ? rowHref(row, filter) : undefined,
    };
  });
}
