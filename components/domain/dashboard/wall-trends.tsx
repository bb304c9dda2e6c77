import { pathThrough, placePoints } from "@/components/charts/line-path";
import { exactPercent } from "@/components/charts/scale";
import type { Trend } from "@/lib/domain/counters/types";
import type { CarrierTrend } from "@/lib/domain/counters/wall/types";
import type { DashboardFilter } from "./dashboard-filter";
import { WallPanel } from "./wall-panel";

const BOX = { width: 100, height: 40, low: 0, high: 1 };

const FIRST_MONTH = { q1: "01", q2: "04", q3: "07", q4: "10", year: "01", to_date: "01" } as const;

/** The weeks of a period; of one that has only begun, the eight before it too. */
export function weeksOf(
  { points }: Trend,
  { year, period }: Pick<DashboardFilter, "year" | "period">,
) {
  const first = `${year}-${FIRST_MONTH[period]}-01`;
  const from = points.findIndex(({ day }) => day >= first);
  const start = from < 0 ? points.length - 1 : from;
  return points.slice(Math.max(0, Math.min(start, points.length - 8)));
}

type WallTrendsProps = { whole: Trend; trends: readonly CarrierTrend[]; filter: DashboardFilter };

/** 走势: one small drawing for each carrier on the same axes, instead of seven lines in one. */
export function WallTrends({ whole, trends, filter }: WallTrendsProps) {
  const weeks = (trend: Trend) => ({ ...trend, points: weeksOf(trend, filter) });
  const all = trends.length > 1 ? [{ name: "合计", trend: whole }] : [];
  const shown = [...all, ...trends.map(({ carrier, trend }) => ({ name: carrier.short, trend }))];
  return (
    <WallPanel title="走势" note="实线＝办结，虚线＝到期应完成，占要求办理的比例" name="wall-trend">
      {shown.length === 0 && <p>没有要求办理的任务。</p>}
      <ul className="wall-multiples">
        {shown.map(({ name, trend }) => (
          <Multiple key={name} name={name} trend={weeks(trend)} />
        ))}
      </ul>
    </WallPanel>
  );
}

function Multiple({ name, trend: { asked, points } }: { name: string; trend: Trend }) {
  const last = points.at(-1);
  if (!last || asked === 0) return null;
  const line = (values: number[]) => pathThrough(placePoints(values, BOX));
  const share = last.done / asked;
  const due = last.due / asked;
  return (
    <li>
      <h3>
        {name} <b>{exactPercent(share)}</b>
      </h3>
      <svg
        viewBox="0 -1 100 42"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${name}：已办结 ${exactPercent(share)}，到期应完成 ${exactPercent(due)}`}
      >
        <path className="trend-grid" d="M0 0H100M0 20H100M0 40H100" />
        <path className="trend-compare" d={line(points.map((point) => point.due / asked))} />
        <path className="trend-line" d={line(points.map((point) => point.done / asked))} />
      </svg>
    </li>
  );
}
