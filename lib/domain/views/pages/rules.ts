/*
 * Some pages can become files: dashboards, the list of assignments, 综合分析 and 信息反馈. The file has the
 * figures that the page shows under the same filter, at the moment when it is made. A list of assignments may
 * be longer than anybody prints; it is given as Excel only.
 */

import { completion, onTimeRate } from "@/lib/domain/counters/rules";
import type { Figures, PeriodFilter } from "@/lib/domain/counters/types";
import { markup, printDocument } from "@/lib/platform/print-html";
import type { CellInput, SheetColumn, SheetContent } from "@/lib/platform/spreadsheet/types";
import type { Day } from "@/lib/shared/dates";
import type { FileFormat, PageAddress, PageKind, PageTables } from "./types";

const PAGES: Record<PageKind, { path: RegExp; formats: readonly FileFormat[] }> = {
  dashboard: { path: /^\/desk\/dashboard\/(\d{6}|\d{9})$/, formats: ["xlsx", "pdf"] },
  assignments: { path: /^\/desk\/assignments$/, formats: ["xlsx"] },
  analysis: { path: /^\/desk\/supervision\/analysis$/, formats: ["xlsx", "pdf"] },
  feedback: { path: /^\/desk\/supervision\/feedback$/, formats: ["xlsx", "pdf"] },
};

/** Rows that a printed table has at most; the rest is in the Excel file. */
const PRINTED_ROWS = 600;

/** The page of an address where it can become a file, else null. */
export function pageAddress(address: string): PageAddress | null {
  const { pathname, searchParams } = new URL(address, "http://desk.invalid");
  const kinds = Object.keys(PAGES) as PageKind[];
  const kind = kinds.find((one) => PAGES[one].path.test(pathname));
  return kind ? { kind, path: pathname, search: Object.fromEntries(searchParams) } : null;
}

/** The formats in which a page can be had; none for pages that are no tables. */
export function formatsOf(address: string): readonly FileFormat[] {
  const page = pageAddress(address);
  return page ? PAGES[page.kind].formats : [];
}

/** The period that a dashboard shows without one in its address. */
export function quarterOf(day: Day): PeriodFilter {
  return (["q1", "q2", "q3", "q4"] as const)[Math.floor((Number(day.slice(5, 7)) - 1) / 3)] ?? "q4";
}

/** The heads of a table of figures, after the columns that say what each row is. */
export const FIGURE_COLUMNS: SheetColumn[] = [
  { head: "应报", width: 9 },
  { head: "已办结", width: 9 },
  { head: "办结率", width: 9, format: "0.0%" },
  { head: "按时率", width: 9, format: "0.0%" },
  { head: "待审核", width: 9 },
  { head: "已退回", width: 9 },
  { head: "预警", width: 9 },
  { head: "超期", width: 9 },
  { head: "免报", width: 9 },
];

/** Figures under `FIGURE_COLUMNS`. */
export function figureCells(figures: Figures): CellInput[] {
  return [
    figures.asked,
    figures.done,
    completion(figures),
    onTimeRate(figures),
    figures.submitted,
    figures.returned,
    figures.soon,
    figures.overdue,
    figures.exempted,
  ];
}

function printed(value: CellInput, column: SheetColumn | undefined): string {
  if (value === null) return "—";
  if (typeof value === "number" && column?.format?.endsWith("%"))
    return `${(value * 100).toFixed(1)}%`;
  return String(value);
}

async function table(sheet: SheetContent) {
  const rows: CellInput[][] = [];
  let more = 0;
  for await (const row of sheet.rows) {
    if (rows.length < PRINTED_ROWS) rows.push([...row]);
    else more += 1;
  }
  const lines = rows.map(
    (row) =>
      markup`<tr>${row.map((value, at) =>
        typeof value === "number"
          ? markup`<td class="n">${printed(value, sheet.columns[at])}</td>`
          : markup`<td>${printed(value, sheet.columns[at])}</td>`,
      )}</tr>`,
  );
  const whole = sheet.columns.reduce((sum, { width = 14 }) => sum + width, 0);
  const widths = sheet.columns.map(
    ({ width = 14 }) => markup`<col style="width:${((100 * width) / whole).toFixed(2)}%">`,
  );
  const heads = sheet.columns.map(({ head }) => markup`<th>${head}</th>`);
  return markup`<h2>${sheet.name}</h2><table><colgroup>${widths}</colgroup>
<thead><tr>${heads}</tr></thead><tbody>${lines}</tbody></table>
${more > 0 ? markup`<p class="note">另有 ${more} 行，见 Excel。</p>` : null}`;
}

/** A page's tables as a document to be printed. */
export async function printedPage(page: PageTables, foot: string): Promise<string> {
  const parts = [];
  for (const sheet of page.sheets) parts.push(await table(sheet));
  const body = markup`<h1>${page.title}</h1><p class="centre">${page.subtitle}</p>${parts}`;
  return printDocument({ title: page.title, body, foot, isLandscape: true });
}
