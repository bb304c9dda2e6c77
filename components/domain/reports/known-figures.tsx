import { periodLabel } from "@/lib/domain/assignments/rules";
import type { KnownFigure } from "@/lib/domain/reports/known/types";
import { nameOf } from "@/lib/domain/reports/rules";
import type { IndicatorFacts } from "@/lib/domain/reports/types";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/feedback";
import { when } from "../assignments/words";

interface KnownFiguresProps {
  known: KnownFigure[];
  facts: IndicatorFacts;
  onTake: (figures: Partial<Record<KnownFigure["part"], string>>) => void;
}

/** What was reported already, to be taken over with one tap instead of being typed again. */
export function KnownFigures({ known, facts, onTake }: KnownFiguresProps) {
  const [first] = known;
  if (!first) return null;
  const figures = Object.fromEntries(known.map(({ part, figure }) => [part, figure]));
  return (
    <div className="mb-5">
      <Notice title="这个数已经报过，不用再填一遍">
        <p>
          {known
            .map(({ part, figure }) => `${nameOf(facts, part)} ${figureWordOf(facts, figure)}`)
            .join("，")}
        </p>
        <p className="text-sm text-ink-hint">
          来自{first.owner}的“{first.taskCode} {first.taskTitle}”，
          {periodLabel(first.year, first.period, first.frequency)}，{when(first.approvedAt)}审核通过
        </p>
        <div className="only-script mt-2">
          <Button size="small" onClick={() => onTake(figures)}>
            引用这个数
          </Button>
        </div>
      </Notice>
    </div>
  );
}

function figureWordOf(facts: IndicatorFacts, figure: string): string {
  if (facts.form !== "boolean") return figure;
  return figure === "1" ? "是" : "否";
}
