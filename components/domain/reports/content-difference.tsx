import { PART_LABELS } from "@/lib/domain/reports/labels";
import { differingParts } from "@/lib/domain/reports/rules";
import type { ReportContent } from "@/lib/domain/reports/types";
import { compareTexts } from "@/lib/shared/text-difference";
import { Difference } from "../reviews/difference";

type Part = keyof ReportContent;

const TEXTS: readonly Part[] = ["narrative", "explanation", "difficulties"];

function partWord(content: ReportContent, part: Part): string {
  if (part === "evidence") return `${content.evidence.length} 份`;
  if (part === "hasNoFigure") return content.hasNoFigure ? "已勾选" : "未勾选";
  return String(content[part]) || "（空）";
}

interface ContentDifferenceProps {
  from: ReportContent;
  to: ReportContent;
  /** Whose each of the two is: 「服务器」 and 「本机」. */
  names: readonly [string, string];
}

/** Part by part what sets two contents apart: texts with their words marked, all else side by side. */
export function ContentDifference({ from, to, names }: ContentDifferenceProps) {
  const parts = differingParts(from, to);
  if (parts.length === 0) return <p>两份内容没有不同</p>;
  return (
    <dl className="newer-parts">
      {parts.map((part) => (
        <div key={part}>
          <dt>{PART_LABELS[part]}</dt>
          <dd>
            {TEXTS.includes(part) ? (
              <Difference runs={compareTexts(String(from[part]), String(to[part]))} before={null} />
            ) : (
              <>
                {names[0]}：{partWord(from, part)}；{names[1]}：{partWord(to, part)}
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
