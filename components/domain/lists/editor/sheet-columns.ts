import type { Column } from "@/lib/domain/lists/cells/types";

/** The width of the row numbers, and how many columns stay in sight. */
export const NUMBER_WIDTH = 52;
export const FROZEN = 2;

/** The widths of all columns as a grid template. */
export function templateOf(columns: readonly Column[]): string {
  return [NUMBER_WIDTH, ...columns.map(({ width }) => width)]
    .map((width) => `${width}px`)
    .join(" ");
}
