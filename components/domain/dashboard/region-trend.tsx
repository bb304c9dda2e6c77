import { Trend } from "@/components/charts/trend";
import { TrendInteractive } from "@/components/charts/trend-interactive";
import { Card } from "@/components/ui/card";
import type { Trend as TrendFigures } from "@/lib/domain/counters/types";
import { groupDigits } from "@/lib/shared/figures";

const POINTS_SHOWN = 10;

/** Evenly spread points of which the last is the newest. */
export function spread<T>(points: readonly T[], count: number): T[] {
  if (points.length <= count) return [...points];
  const last = points.length - 1;
  return Array.from({ length: count }, (_, index) =>
    Math.round((index * last) / (count - 1)),
  ).flatMap((at) => points[at] ?? []);
}

/** What was done week by week as a share of all that is asked, against what had fallen due by then. */
export function RegionTrend({ trend, caption }: { trend: TrendFigures; caption: string }) {
  if (trend.asked === 0) return null;
  const shown = spread(trend.points, POINTS_SHOWN);
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
