import { Sparkline } from "@/components/charts/sparkline";
import { KeyFigure, KeyFigures } from "@/components/ui/facts";
import type { Show } from "@/lib/domain/assignments/types";
import { completion, onTimeRate } from "@/lib/domain/counters/rules";
import type { Figures, Trend } from "@/lib/domain/counters/types";
import { groupDigits, percentText } from "@/lib/shared/figures";
import type { DashboardFilter } from "./dashboard-filter";
import { explainHref, type ListPlace, listHref } from "./links";
import { spread } from "./spread";

const LINE_POINTS = 12;

type KeyNumbersProps = {
  figures: Figures;
  place: ListPlace;
  filter: DashboardFilter;
  /** Week by week, where the page has read it. */
  trend?: Trend;
};

/** The numbers that a meeting asks for; counts open their list, rates how they are worked out. */
export function KeyNumbers({ figures, place, filter, trend }: KeyNumbersProps) {
  const href = (show: Show) => listHref(show, place, filter);
  return (
    <div className="card dash-numbers">
      <KeyFigures>
        <KeyFigure
          label="完成率"
          value={percentText(completion(figures))}
          note={
            <>
              {`${groupDigits(figures.done)} ÷ ${groupDigits(figures.asked)}`}
              {trend && <ProgressLine trend={trend} />}
            </>
          }
          tone="qing"
          href={explainHref("completion", place, filter)}
        />
        <KeyFigure label="要求办理" value={groupDigits(figures.asked)} href={href("asked")} />
        <KeyFigure
          label="按期率"
          value={percentText(onTimeRate(figures))}
          note={`按期办结 ${groupDigits(figures.doneOnTime)}`}
          href={explainHref("on_time", place, filter)}
        />
        <KeyFigure label="待审核" value={groupDigits(figures.submitted)} href={href("submitted")} />
        <KeyFigure
          label="已退回"
          value={groupDigits(figures.returned)}
          note={`累计退回 ${groupDigits(figures.timesReturned)} 次`}
          href={href("returned")}
        />
        <KeyFigure
          label="▲ 预警"
          value={groupDigits(figures.soon)}
          tone={figures.soon > 0 ? "amber" : "plain"}
          href={href("soon")}
        />
        <KeyFigure
          label="◆ 超期"
          value={groupDigits(figures.overdue)}
          tone={figures.overdue > 0 ? "red" : "plain"}
          href={href("overdue")}
        />
      </KeyFigures>
    </div>
  );
}

/** The share that was done, week by week, as a line of a word's size. */
function ProgressLine({ trend: { asked, points } }: { trend: Trend }) {
  if (asked === 0 || points.length < 2) return null;
  const shown = spread(points, LINE_POINTS).map(({ done }) => done / asked);
  const [first = 0, last = 0] = [shown[0], shown.at(-1)];
  return (
    <Sparkline
      values={shown}
      label={`年内完成率由 ${percentText(first)} 到 ${percentText(last)}`}
    />
  );
}
