import { Notice } from "@/components/ui/feedback";
import type { ReleasedEditionRow } from "@/lib/domain/editions/published/types";
import { fullDay } from "./full-day";

/** Says plainly that numbers have changed since the release; what was released stays as it was. */
export function EditionNotice({ changes }: Pick<ReleasedEditionRow, "changes">) {
  if (!changes || changes.differences === 0) return null;
  const { corrections, differences, day } = changes;
  const progress = differences - corrections;
  return (
    <div className="wide mt-4">
      <Notice
        tone={corrections > 0 ? "soon" : "info"}
        title={corrections > 0 ? `本期发布后有更正 ${corrections} 处` : "本期发布后工作又有新进展"}
      >
        <p>
          {corrections > 0 && "更正是指发布时计入的数字，后来核实不再计入或要求有调整。"}
          {progress > 0 && `另有 ${progress} 处数字因为后来办理的工作而不同。`}
          本页数字保持发布时的样子，更正和进展计入以后各期。{fullDay(day)}比对。
        </p>
      </Notice>
    </div>
  );
}
