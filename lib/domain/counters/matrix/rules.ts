/*
 * A row of the matrix is the sum of its sources, carrier by carrier. A list of a sub-carrier counts in its
 * carrier's column where the region's set has no column of its own for it. The coordination office's list
 * is kept apart: never a column, never in a total.
 */
import type { CarrierColumn } from "@/lib/domain/carriers/types";
import { addFigures, noFigures } from "@/lib/domain/counters/rules";
import type { Figures, MatrixRow } from "@/lib/domain/counters/types";

/** What stands for the list without a carrier. */
export const COORDINATION = "";

/** A row before it is counted: which nodes, townships or organisations it sums. */
export interface RowPlan
  extends Pick<MatrixRow, "kind" | "code" | "name" | "level" | "parentCode" | "isFormer"> {
  sources: string[];
}

/** Which column a carrier's figures belong to. */
export function columnOf(
  columns: readonly CarrierColumn[],
  parentOf: ReadonlyMap<string, string>,
): (carrier: string) => string {
  const known = new Set(columns.map((column) => column.code));
  return (carrier) => {
    if (known.has(carrier)) return carrier;
    const parent = parentOf.get(carrier);
    return parent && known.has(parent) ? parent : carrier;
  };
}

/** A row with its sums. */
export function totalRow(
  plan: RowPlan,
  found: ReadonlyMap<string, ReadonlyMap<string, Figures>>,
  column: (carrier: string) => string,
): MatrixRow {
  const { sources, ...row } = plan;
  const total = noFigures();
  const coordination = noFigures();
  const cells: Record<string, Figures> = {};
  for (const source of sources) {
    for (const [carrier, figures] of found.get(source) ?? []) {
      if (carrier === COORDINATION) {
        addFigures(coordination, figures);
        continue;
      }
      const code = column(carrier);
      const cell = cells[code] ?? noFigures();
      addFigures(cell, figures);
      cells[code] = cell;
      addFigures(total, figures);
    }
  }
  return { ...row, total, cells, coordination };
}

type Found = ReadonlyMap<string, unknown>;

/** One row over everything that was found: what all rows must add up to. */
export function wholePlan(
  place: { code: string; name: string; level: RowPlan["level"] },
  found: Found,
): RowPlan {
  const { code, name, level } = place;
  return { kind: "region", code, name, level, parentCode: null, sources: [...found.keys()] };
}

/** The rows, and one more for figures of places that no row stands for any more, so that sums stay whole. */
export function withRemainder(
  plans: readonly RowPlan[],
  found: Found,
  place: { code: string; level: RowPlan["level"] },
): RowPlan[] {
  const placed = new Set(plans.flatMap((plan) => plan.sources));
  const rest = [...found.keys()].filter((source) => !placed.has(source));
  if (rest.length === 0) return [...plans];
  const { code, level } = place;
  return [
    ...plans,
    { kind: "own", code, name: "其他（区划或单位已调整）", level, parentCode: code, sources: rest },
  ];
}

/** A level's own row, and one of a place that is no more, is shown where anything is counted in it; others always. */
export function isShown(row: MatrixRow): boolean {
  if (row.kind !== "own" && !row.isFormer) return true;
  return [row.total, row.coordination].some((figures) =>
    Object.values(figures).some((count) => count !== 0),
  );
}
