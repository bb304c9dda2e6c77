import { Trend } from "@/components/charts/trend";
import { TrendInteractive } from "@/components/charts/trend-interactive";
import { Card } from "@/components/ui/card";
import type { Board } from "@/lib/domain/counters/board/types";
import { withBase } from "@/lib/shared/base-path";
import { dayLabel } from "@/lib/shared/dates";
import { groupDigits } from "@/lib/shared/figures";
import type { DashboardFilter } from "./dashboard-filter";
import { TableLinks } from "./table-links";
import { drawnPoints, type PlacedMark, placeMarks } from "./trend-marks";

type RegionTrendProps = { board: Board; filter: DashboardFilter };

/** What was done week by week as a share of all that is asked, against what had fallen due by then. */
export function RegionTrend({ board, filter }: RegionTrendProps) {
  const { trend, matrix } = board.figures;
  const { region } = matrix;
  if (trend.asked === 0) return filter.level ? <NoTrend /> : null;
  const shown = drawnPoints(trend, filter);
  const marks = placeMarks(board.marks, shown);
  const props = {
    caption: `${region.name}累计办结进度`,
    points: shown.map(({ day, done }) => ({
      label: `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`,
      value: done / trend.asked,
      note: `累计办结 ${groupDigits(done)} 项`,
    })),
    compare: { label: "目标线：到期应完成", values: shown.map(({ due }) => due / trend.asked) },
    marks: marks.map(({ at, number }) => ({ at, label: String(number) })),
  };
  return (
    <Card title="办结进度" aside="累计办结占要求办理的比例">
      <TrendInteractive {...props}>
        <Trend {...props} />
      </TrendInteractive>
      <Marks marks={marks} />
      {board.mayNote && (
        <p className="no-print">
          <a
            className="link"
            href={withBase(`/desk/dashboard/${region.code}/notes?year=${filter.year}`)}
          >
            在走势上加说明
          </a>
        </p>
      )}
      <TableLinks name="trend" code={region.code} filter={filter} />
    </Card>
  );
}

function NoTrend() {
  return (
    <Card title="办结进度">
      <p>市级以上的走势不分层级。请取消“只看……”的层级筛选，或者到县（市、区）一级查看。</p>
    </Card>
  );
}

function Marks({ marks }: { marks: readonly PlacedMark[] }) {
  if (marks.length === 0) return null;
  return (
    <ol className="trend-notes" aria-label="走势上的说明">
      {marks.map(({ number, onDay, text }) => (
        <li key={number}>
          <b>{number}</b> {dayLabel(onDay)} {text}
        </li>
      ))}
    </ol>
  );
}
