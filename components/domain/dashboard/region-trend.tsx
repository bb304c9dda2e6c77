import { Trend } from "@/components/charts/trend";
import { TrendInteractive } from "@/components/charts/trend-interactive";
import { Card } from "@/components/ui/card";
import type { Trend as TrendFigures, TrendPoint } from "@/lib/domain/counters/types";
import { groupDigits } from "@/lib/shared/figures";
import type { DashboardFilter } from "./dashboard-filter";

const POINTS_SHOWN = 10;

type RegionTrendProps = { trend: TrendFigures; caption: string; filter: DashboardFilter };

/** Evenly spread points of which the last is the newest. */
export function spread<T>(points: readonly T[], count: number): T[] {
  if (points.length <= count) return [...points];
  const last = points.length - 1;
  return Array.from({ length: count }, (_, index) =>
    Math.round((index * last) / (count - 1)),
  ).flatMap((at) => points[at] ?? []);
}

/** The points from a period's first day on; a quarter begins where its due days do. */
function within(points: readonly TrendPoint[], { year, period }: DashboardFilter): TrendPoint[] {
  const months = { q1: "01", q2: "04", q3: "07", q4: "10", year: "01", to_date: "01" } as const;
  const first = `${year}-${months[period]}-01`;
  const shown = points.filter((point) => point.day >= first);
  return shown.length > 1 ? shown : [...points];
}

/** What was done week by week as a share of all that is asked, against what had fallen due by then. */
export function RegionTrend({ trend, caption, filter }: RegionTrendProps) {
  if (trend.asked === 0) return null;
  const shown = spread(within(trend.points, filter), POINTS_SHOWN);
  const props = {
    caption,
    points: shown.map(({ day, done }) => ({
      label: `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`,
      value: done / trend.asked,
      note: `累计办结 ${groupDigits(done)} 项`,
    })),
    compare: { label: "到期应完成", values: shown.map(({ due }) => due / trend.asked) },
  };
  return (
    <Card title="办结进度" aside="累计办结占要求办理的比例">
      <TrendInteractive {...props}>
        <Trend {...props} />
      </TrendInteractive>
    </Card>
  );
}
