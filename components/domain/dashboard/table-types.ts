import { wholePercent } from "@/components/charts/scale";
import type { Board } from "@/lib/domain/counters/board/types";
import type { FigureQuestion } from "@/lib/domain/counters/codes/types";
import type { MatrixRow } from "@/lib/domain/counters/types";
import type { DashboardFilter } from "./dashboard-filter";

/** The tables of a dashboard that can be taken as a file. */
export const TABLE_NAMES = [
  "matrix",
  "rows",
  "map",
  "bands",
  "trend",
  "tasks",
  "grid",
  "leads",
  "series",
  "compare",
  "measures",
  "stuck-overdue",
  "stuck-returned",
  "stuck-unacknowledged",
] as const;

export type TableName = (typeof TABLE_NAMES)[number];

/** A count stays a number; everything else is the text that the page shows. */
export type TableCell = string | number;

/** A line with the question whose figure stands first in it, where it has one. */
export interface TableRow {
  cells: TableCell[];
  question?: FigureQuestion;
}

/** A table as the page shows it. */
export interface DashboardTable {
  title: string;
  head: string[];
  rows: TableRow[];
}

/** The part of a question that says where. */
export type Place = Pick<
  FigureQuestion,
  "regionCode" | "organisationId" | "isOwnLevel" | "rootTaskId"
>;

/** What a line's completion asks, as of the day of the figures, so that its code leads back to it. */
export function asks(board: Board, filter: DashboardFilter, place: Place): FigureQuestion {
  const { year, period, carrier, level, lead, map } = filter;
  return {
    ...place,
    measure: "completion",
    year,
    period,
    carrierCode: carrier ?? null,
    level: level ?? null,
    leadUnitId: lead ?? null,
    asOf: board.figures.matrix.today,
    map,
  };
}

/** A row as the place of a question. */
export function placeOfRow({ kind, code }: Pick<MatrixRow, "kind" | "code">): Place {
  if (kind === "organisation") return { organisationId: code };
  return kind === "own" ? { regionCode: code, isOwnLevel: true } : { regionCode: code };
}

/** A share as the cells of a matrix show it. */
export function whole(value: number | null): string {
  return value === null ? "–" : `${wholePercent(value)}%`;
}

/** Makes a table of a board as its page shows it; null where it shows none. */
export type Make = (board: Board, filter: DashboardFilter) => DashboardTable | null;

/** The whole region as the place of a question. */
export const here = ({ figures }: Board): Place => ({ regionCode: figures.matrix.region.code });
