import type { ComparedParagraph } from "@/lib/domain/reviews/comparison/types";
import { Runs } from "./difference";
import { PointButton } from "./point-button";

interface NarrativeProps {
  paragraphs: readonly ComparedParagraph[];
  /** What it is compared with, in words; null where there is nothing. */
  before: string | null;
}

/** A narrative by paragraphs, with what was put in and taken out; a return can point at each. */
export function ComparedNarrative({ paragraphs, before }: NarrativeProps) {
  const isSame = paragraphs.every(({ runs }) => runs.every((run) => run.kind === "same"));
  return (
    <div className="diff narrative">
      {before && isSame && <p className="text-sm text-soon-ink">与{before}一字不差</p>}
      {paragraphs.map(({ number, runs }) => (
        <div key={number} className="narrative-paragraph" data-paragraph={number}>
          <PointButton
            part={`paragraph:${number}`}
            label={`第 ${number} 段`}
            sign={String(number)}
          />
          <p>
            <Runs runs={runs} />
          </p>
        </div>
      ))}
    </div>
  );
}
