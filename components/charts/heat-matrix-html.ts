import type { Light } from "../ui/light-shapes";
import { escapeHref, escapeHtml, type SafeHtml, trustHtml } from "./safe-html";
import { lightSvg, spoken, stepOf, wholePercent } from "./scale";

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
 * The matrix as one string of HTML, about 0.1 ms per hundred cells; values are shares 0–1 or null.
 * A row with fewer cells than columns is filled with "no data". Lights are drawn only for 预警 and 超期.
 */
export function renderHeatMatrix({
  caption,
  corner,
  columns,
  rows,
  steps,
}: HeatMatrixInput): SafeHtml {
  const names = columns.map((column) => column.label);
  let html = `<table class="heat"><caption class="sr-only">${escapeHtml(caption)}</caption><thead><tr><th scope="col">${escapeHtml(corner)}</th>`;
  for (const column of columns) html += `<th scope="col">${linked(column)}</th>`;
  html += "</tr></thead><tbody>";
  for (const row of rows) {
    html += `<tr${row.strong ? ' class="heat-strong"' : ""}><th scope="row">${linked(row)}</th>`;
    for (const [index, name] of names.entries()) {
      html += heatCell(row.cells[index], `${row.label} ${name}`, steps);
    }
    html += "</tr>";
  }
  return trustHtml(`${html}</tbody></table>`);
}

function linked({ label, href }: HeatHead): string {
  const text = escapeHtml(label);
  return href ? `<a href="${escapeHref(href)}">${text}</a>` : text;
}

function heatCell(
  cell: HeatCell | undefined,
  name: string,
  steps: readonly number[] | undefined,
): string {
  if (!cell || cell.value === null) {
    return '<td class="h0">–<span class="sr-only">无数据</span></td>';
  }
  const { value, href } = cell;
  const light = cell.light === "soon" || cell.light === "overdue" ? cell.light : undefined;
  const open = `<td class="h${stepOf(value, steps)}">`;
  const label = escapeHtml(spoken(name, value, light));
  const shown = wholePercent(value).replace("<", "&lt;") + lightSvg(light);
  if (href) return `${open}<a href="${escapeHref(href)}" aria-label="${label}">${shown}</a></td>`;
  const word = light ? `<span class="sr-only">${escapeHtml(spoken("", value, light))}</span>` : "";
  return `${open}<span>${shown}${word}</span></td>`;
}
