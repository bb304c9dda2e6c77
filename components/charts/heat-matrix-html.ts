import { type Light, lightWords } from "../ui/light-shapes";
import { escapeHref, escapeHtml, type SafeHtml, trustHtml } from "./safe-html";
import { stepOf, wholePercent } from "./scale";

export type HeatCell = {
  value: number | null;
  light?: Light | undefined;
  href?: string | undefined;
};
export type HeatHead = { label: string; href?: string | undefined };
export type HeatRow = HeatHead & { cells: readonly HeatCell[]; strong?: boolean };

export type HeatMatrixInput = {
  /** What the table shows, for readers and prints. */
  caption: string;
  /** Head of the first column, for example 地区. */
  corner: string;
  columns: readonly HeatHead[];
  rows: readonly HeatRow[];
  /** Beginnings of steps 2–5, as shares. */
  steps?: readonly number[];
};

/**
 * The matrix as one string of HTML, well under a millisecond for a province; values are shares 0–1 or null.
 * A row with fewer cells than columns is filled with "no data". Lights are drawn only for 预警 and 超期.
 */
export function renderHeatMatrix({
  caption,
  corner,
  columns,
  rows,
  steps,
}: HeatMatrixInput): SafeHtml {
  let html = `<table class="heat"><caption class="sr-only">${escapeHtml(caption)}（%）</caption><thead><tr><th scope="col">${escapeHtml(corner)}</th>`;
  for (const column of columns) html += `<th scope="col">${linked(column)}</th>`;
  html += "</tr></thead><tbody>";
  for (const row of rows) {
    html += `<tr${row.strong ? ' class="heat-strong"' : ""}><th scope="row">${linked(row)}</th>`;
    for (const index of columns.keys()) html += heatCell(row.cells[index], steps);
    html += "</tr>";
  }
  return trustHtml(`${html}</tbody></table>`);
}

function linked({ label, href }: HeatHead): string {
  const text = escapeHtml(label);
  return href ? `<a href="${escapeHref(href)}">${text}</a>` : text;
}

/** As few bytes as a cell can be: heads name it, the sign is drawn by CSS, its word is hidden text. */
function heatCell(cell: HeatCell | undefined, steps: readonly number[] | undefined): string {
  if (!cell || cell.value === null) return '<td class="h0">–<i>无数据</i></td>';
  const { value, light, href } = cell;
  const flag = light === "soon" || light === "overdue" ? light : undefined;
  const sign = flag ? ` class="flag-${flag}"` : "";
  const shown = `${wholePercent(value).replace("<", "&lt;")}${flag ? `<i>${lightWords[flag]}</i>` : ""}`;
  const open = `<td class="h${stepOf(value, steps)}">`;
  return href
    ? `${open}<a${sign} href="${escapeHref(href)}">${shown}</a></td>`
    : `${open}<span${sign}>${shown}</span></td>`;
}
