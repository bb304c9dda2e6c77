import { PART_LABELS } from "@/lib/domain/reports/labels";
import { differingParts, nameOf } from "@/lib/domain/reports/rules";
import type { IndicatorFacts, ReportContent } from "@/lib/domain/reports/types";
import { compareTexts } from "@/lib/shared/text-difference";
import { Difference } from "../reviews/difference";

type Part = keyof ReportContent;

const TEXTS: readonly Part[] = ["narrative", "explanation", "difficulties"];

function partLabel(facts: IndicatorFacts, part: Part): string {
  const isFigure = part === "numerator" || part === "denominator" || part === "value";
  return isFigure ? nameOf(facts, part) : PART_LABELS[part];
}

function partWord(facts: IndicatorFacts, content: ReportContent, part: Part): string {
  if (part === "value" && facts.form === "boolean" && content.value !== "") {
    return content.value === "1" ? "是" : "否";
  }
  if (part === "evidence") return `${content.evidence.length} 份`;
  if (part === "hasNoFigure") return content.hasNoFigure ? "已勾选" : "未勾选";
  return String(content[part]) || "（空）";
}

interface ContentDifferenceProps {
  /** By which figures have names of their own. */
  facts: IndicatorFacts;
  from: ReportContent;
  to: ReportContent;
  /** Whose each of the two is: 「服务器」 and 「本机」. */
  names: readonly [string, string];
}

/** Part by part what sets two contents apart: texts with their words marked, all else side by side. */
export function ContentDifference({ facts, from, to, names }: ContentDifferenceProps) {
  const parts = differingParts(from, to);
  if (parts.length === 0) return <p>两份内容没有不同</p>;
  return (
    <dl className="newer-parts">
      {parts.map((part) => (
        <div key={part}>
          <dt>{partLabel(facts, part)}</dt>
          <dd>
            {TEXTS.includes(part) ? (
              <Difference runs={compareTexts(String(from[part]), String(to[part]))} before={null} />
            ) : (
              <>
                {names[0]}：{partWord(facts, from, part)}；{names[1]}：{partWord(facts, to, part)}
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
