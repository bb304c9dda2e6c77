import type { PageEntry, ShownResult } from "@/lib/domain/search/types";
import { searchHref } from "./search-address";

/** Something in the palette that can be opened. */
export interface Option {
  href: string;
  title: string;
  note: string;
}

/** Options under one heading. */
export interface OptionGroup {
  label: string;
  options: Option[];
}

const PAGES_SHOWN = 6;
const RECENT_SHOWN = 5;

function pageOption({ href, label }: PageEntry): Option {
  return { href, title: label, note: "页面" };
}

/** Pages whose name holds what was typed, or whose first letters begin with it. */
export function pagesFor(pages: readonly PageEntry[], typed: string): PageEntry[] {
  const text = typed.trim().toLowerCase();
  const matches = ({ label, letters }: PageEntry) =>
    label.toLowerCase().includes(text) || letters.includes(` ${text}`);
  return text === "" ? [] : pages.filter(matches).slice(0, PAGES_SHOWN);
}

/** Before anything is typed: what was opened last, then the pages. */
export function restingGroups(recent: readonly Option[], pages: readonly PageEntry[]) {
  return withContent([
    { label: "最近打开", options: recent.slice(0, RECENT_SHOWN) },
    { label: "页面", options: pages.map(pageOption) },
  ]);
}

/** Pages and results for what was typed; each kind with a way to all of it. */
export function foundGroups(
  typed: string,
  pages: readonly PageEntry[],
  results: readonly ShownResult[],
): OptionGroup[] {
  return withContent([
    { label: "页面", options: pagesFor(pages, typed).map(pageOption) },
    ...results.map(({ group, label, hits, hasMore }) => ({
      label,
      options: hasMore
        ? [...hits, { href: searchHref({ q: typed, group }), title: `更多${label}`, note: "" }]
        : hits,
    })),
  ]);
}

function withContent(groups: OptionGroup[]): OptionGroup[] {
  return groups.filter(({ options }) => options.length > 0);
}

/** 「任务 5 条以上，单位 2 条」, for those who hear it. */
export function countsOf(results: readonly ShownResult[]): string {
  const counts = results
    .filter(({ hits }) => hits.length > 0)
    .map(({ label, hits, hasMore }) => `${label} ${hits.length} 条${hasMore ? "以上" : ""}`);
  return counts.length > 0 ? counts.join("，") : "没有找到，可以换一个更短的词";
}
