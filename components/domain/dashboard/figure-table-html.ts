import { escapeHref, escapeHtml, type SafeHtml, trustHtml } from "@/components/charts/safe-html";
import { lightSvg } from "@/components/charts/scale";
import type { Show } from "@/lib/domain/assignments/types";
import { cellLight, completion, onTimeRate } from "@/lib/domain/counters/rules";
import type { Figures, Matrix } from "@/lib/domain/counters/types";
import { groupDigits, percentText } from "@/lib/shared/figures";
import type { DashboardFilter } from "./dashboard-filter";
import { rowHead } from "./labels";
import { explainHref, type ListPlace, listHref, placeOf, rowHref } from "./links";

/** A count that opens the list of what it counts; zero needs no list. */
export function countCell(count: number, href: string): string {
  if (count === 0) return '<td class="num">0</td>';
  return `<td class="num"><a href="${escapeHref(href)}">${groupDigits(count)}</a></td>`;
}

/** A share that opens how it is worked out, with the light where it asks for attention. */
export function shareCell(figures: Figures, href: string): string {
  const share = completion(figures);
  if (share === null) return '<td class="num">—</td>';
  const light = cellLight(figures);
  const mark = light === "normal" || light === "none" ? "" : lightSvg(light);
  const word = light === "overdue" ? "超期" : light === "soon" ? "预警" : "";
  const spoken = word ? `<span class="sr-only">，${word}</span>` : "";
  return `<td class="num"><a class="mark" href="${escapeHref(href)}">${mark}${percentText(share)}${spoken}</a></td>`;
}

/** A figure that is worked out from others, opening how; nothing to open where there is none. */
export function explainCell(text: string, href: string): string {
  if (text === "—") return '<td class="num">—</td>';
  return `<td class="num"><a href="${escapeHref(href)}">${escapeHtml(text)}</a></td>`;
}

const COUNTS: { show: Show; count: (figures: Figures) => number; head: string }[] = [
  { show: "asked", count: (f) => f.asked, head: "要求办理" },
  { show: "done", count: (f) => f.done, head: "已办结" },
  { show: "submitted", count: (f) => f.submitted, head: "待审核" },
  { show: "returned", count: (f) => f.returned, head: "已退回" },
  { show: "soon", count: (f) => f.soon, head: "预警" },
  { show: "overdue", count: (f) => f.overdue, head: "超期" },
  { show: "awaiting", count: (f) => f.awaiting, head: "待取数" },
];

function figureCells(figures: Figures, place: ListPlace, filter: DashboardFilter): string {
  const counts = COUNTS.map(({ show, count }) =>
    countCell(count(figures), listHref(show, place, filter)),
  ).join("");
  const onTime = percentText(onTimeRate(figures));
  return `${shareCell(figures, explainHref("completion", place, filter))}${explainCell(onTime, explainHref("on_time", place, filter))}${counts}`;
}

function headRow(corner: string): string {
  const heads = ["完成率", "按期率", ...COUNTS.map(({ head }) => head), "统筹协调完成率"];
  const cells = heads.map((head) => `<th scope="col" class="num">${head}</th>`).join("");
  return `<thead><tr><th scope="col" class="shut">${escapeHtml(corner)}</th>${cells}</tr></thead>`;
}

/** Every row of a matrix with all its counts: the whole dashboard as one table, parents and sums included. */
export function renderFigureTable(matrix: Matrix, filter: DashboardFilter): SafeHtml {
  const { region, rows, totals } = matrix;
  const line = (name: string, figures: Matrix["totals"], place: ListPlace, strong = false) =>
    `<tr${strong ? ' class="font-semibold"' : ""}><th scope="row" class="shut">${name}</th>${figureCells(figures.total, place, filter)}${shareCell(figures.coordination, explainHref("completion", { ...place, carrierCode: "coordination" }, filter))}</tr>`;
  const body = rows
    .map((row) =>
      line(
        `<a class="link" href="${escapeHref(rowHref(row, filter))}">${escapeHtml(row.name)}</a>`,
        row,
        placeOf(row),
      ),
    )
    .join("");
  const caption = `<caption class="sr-only">${escapeHtml(region.name)}分地区明细</caption>`;
  const corner = rowHead(matrix);
  const sum = line("合计", totals, { regionCode: region.code }, true);
  return trustHtml(
    `<table class="table figure-table">${caption}${headRow(corner)}<tbody>${sum}${body}</tbody></table>`,
  );
}
