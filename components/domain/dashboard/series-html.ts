import { pathThrough, placePoints } from "@/components/charts/line-path";
import { escapeHref, escapeHtml, type SafeHtml, trustHtml } from "@/components/charts/safe-html";
import type { Series } from "@/lib/domain/counters/views/types";
import { percentText } from "@/lib/shared/figures";
import type { DashboardFilter } from "./dashboard-filter";
import { dashboardHref } from "./links";
import { spread } from "./spread";

const POINTS = 16;
const FRAME = { width: 100, height: 30, low: 0, high: 1 };

/** What had fallen due by the last day, as a share of all that is asked. */
export function dueShare({ asked, points }: Series): number {
  return Math.min(1, (points.at(-1)?.due ?? 0) / asked);
}

/** A series' name with its latest share and what had fallen due by then, in words. */
export function seriesWords(series: Series): string {
  const done = percentText(series.done / series.asked);
  return `${series.name}：已办结 ${done}，到期应完成 ${percentText(dueShare(series))}`;
}

function drawing(series: Series): string {
  const shown = spread(series.points, POINTS);
  const line = (of: (point: Series["points"][number]) => number) =>
    pathThrough(
      placePoints(
        shown.map((point) => Math.min(1, of(point) / series.asked)),
        FRAME,
      ),
    );
  return `<svg class="spark" viewBox="0 -2 100 34" preserveAspectRatio="none" aria-hidden="true"><path class="trend-compare" d="${line((point) => point.due)}"/><path class="spark-line" d="${line((point) => point.done)}"/></svg>`;
}

/** One small drawing each, all on the same scale from 0 to 100 %, in the order of carriers or regions. */
export function renderSeries(
  series: readonly Series[],
  { code, by }: { code: string; by: "carrier" | "region" },
  filter: DashboardFilter,
): SafeHtml {
  const items = series.map((one) => {
    const href =
      by === "carrier"
        ? dashboardHref(code, { ...filter, carrier: one.code })
        : dashboardHref(one.code, { ...filter, grain: "children" });
    const share = percentText(one.done / one.asked);
    return `<li><a class="link" href="${escapeHref(href)}" aria-label="${escapeHtml(seriesWords(one))}">${escapeHtml(one.name)}</a><b aria-hidden="true">${share}</b>${drawing(one)}</li>`;
  });
  return trustHtml(`<ul class="multiples">${items.join("")}</ul>`);
}
