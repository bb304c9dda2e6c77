import type { SafeHtml } from "@/components/charts/safe-html";
import type { DashboardFilter } from "./dashboard-filter";

/**
 * Remembers what a renderer made of an object, for as long as that object lives. Figures are kept by their
 * version, so equal objects are equal figures: what is remembered is exact, and it goes with them. Whatever
 * else the renderer uses comes as `place`.
 */
export function keptHtml<T extends object>(
  render: (of: T, filter: DashboardFilter, place?: string) => SafeHtml,
) {
  const kept = new WeakMap<T, Map<string, SafeHtml>>();
  return (of: T, filter: DashboardFilter, place?: string): SafeHtml => {
    const made = kept.get(of) ?? new Map<string, SafeHtml>();
    kept.set(of, made);
    const key = JSON.stringify([filter, place]);
    const html = made.get(key) ?? render(of, filter, place);
    made.set(key, html);
    return html;
  };
}
