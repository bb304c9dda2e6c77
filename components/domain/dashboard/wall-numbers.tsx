import { completion, onTimeRate } from "@/lib/domain/counters/rules";
import type { Figures } from "@/lib/domain/counters/types";
import { groupDigits, percentText } from "@/lib/shared/figures";

type WallNumbersProps = { figures: Figures; recent: Record<string, number> };

/** The figures that a room looks at first. */
export function WallNumbers({ figures, recent }: WallNumbersProps) {
  const week = Object.values(recent).reduce((sum, done) => sum + done, 0);
  return (
    <dl className="wall-numbers">
      <WallNumber term="完成率" value={percentText(completion(figures))} tone="qing" />
      <WallNumber term="要求办理" value={groupDigits(figures.asked)} />
      <WallNumber term="已办结" value={groupDigits(figures.done)} />
      <WallNumber term="近 7 天净办结" value={groupDigits(week)} />
      <WallNumber term="按期率" value={percentText(onTimeRate(figures))} />
      <WallNumber term="待审核" value={groupDigits(figures.submitted)} />
      <WallNumber term="▲ 预警" value={groupDigits(figures.soon)} tone="soon" />
      <WallNumber term="◆ 超期" value={groupDigits(figures.overdue)} tone="overdue" />
    </dl>
  );
}

type WallNumberProps = { term: string; value: string; tone?: "qing" | "soon" | "overdue" };

function WallNumber({ term, value, tone }: WallNumberProps) {
  return (
    <div>
      <dt>{term}</dt>
      <dd className={tone && `wall-${tone}`}>{value}</dd>
    </div>
  );
}
