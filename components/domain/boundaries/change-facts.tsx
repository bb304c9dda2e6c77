import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/facts";
import { Notice } from "@/components/ui/feedback";
import type { ChangeDetail } from "@/lib/domain/boundaries/types";
import { momentLabel } from "@/lib/shared/dates";
import { ChangeFigures } from "./change-preview";
import { ChangeMark } from "./change-table";
import { planLines } from "./plan-values";

function whoAndWhen(change: ChangeDetail): { term: string; value: string }[] {
  const { plannedByName, plannedAt, revokedByName, revokedAt, effectiveAt } = change;
  return [
    { term: "拟稿", value: change.draftedByName },
    ...(plannedByName && plannedAt
      ? [{ term: "安排", value: `${plannedByName}，${momentLabel(new Date(plannedAt))}` }]
      : []),
    ...(effectiveAt ? [{ term: "生效", value: momentLabel(new Date(effectiveAt)) }] : []),
    ...(revokedByName && revokedAt
      ? [{ term: "撤销", value: `${revokedByName}，${momentLabel(new Date(revokedAt))}` }]
      : []),
  ];
}

/** What a change is, where it stands and, once it has taken effect, what it did. */
export function ChangeFacts({ change }: { change: ChangeDetail }) {
  return (
    <>
      {change.fault && change.status === "planned" && (
        <div className="mb-5">
          <Notice tone="error" title="到了生效日，但没有办成">
            <p>{change.fault}。系统每十分钟自动再试一次，处理好以后不用重新安排。</p>
          </Notice>
        </div>
      )}
      <Card title="事项" className="mb-5">
        <DescriptionList
          items={[
            { term: "状态", value: <ChangeMark change={change} /> },
            { term: "生效日期", value: change.effectiveOn },
            { term: "依据", value: change.basis || "—" },
            ...planLines(change),
            ...whoAndWhen(change),
          ]}
        />
      </Card>
      {change.outcome && (
        <Card title="办理结果">
          <ChangeFigures counts={change.outcome} isDone />
        </Card>
      )}
    </>
  );
}
