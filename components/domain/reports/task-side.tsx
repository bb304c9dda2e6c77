import { FREQUENCY_LABELS } from "@/lib/domain/assignments/labels";
import type { AssignmentDetail } from "@/lib/domain/assignments/types";
import { figureWord, percentLabel, targetLabel } from "@/lib/domain/reports/labels";
import { percentOf } from "@/lib/domain/reports/rules";
import type { PastReport } from "@/lib/domain/reports/types";
import { Card } from "../../ui/card";
import { DescriptionList } from "../../ui/facts";
import { Tag } from "../../ui/mark";
import { when } from "../assignments/words";

/** Who asks, for what, on which basis, and how long it takes. */
export function TaskFacts({ assignment }: { assignment: AssignmentDetail }) {
  const { basis, cooperatingUnits } = assignment;
  return (
    <Card title="任务要求" aside={assignment.isExample ? <Tag>示例</Tag> : undefined}>
      <DescriptionList
        items={[
          { term: "要做的", value: assignment.measure },
          { term: "指标", value: `${assignment.indicatorName}，${targetLabel(assignment)}` },
          { term: "谁要的", value: assignment.leadName ?? assignment.carrierName },
          ...(cooperatingUnits.length > 0
            ? [{ term: "配合单位", value: cooperatingUnits.join("、") }]
            : []),
          {
            term: "依据",
            value:
              basis.length > 0 ? basis.map((one) => one.fact).join("；") : assignment.listTitle,
          },
          {
            term: "频次",
            value: `${FREQUENCY_LABELS[assignment.frequency]}一次${assignment.minutes > 0 ? `，约 ${assignment.minutes} 分钟` : ""}`,
          },
          ...(assignment.note ? [{ term: "说明", value: assignment.note }] : []),
        ]}
      />
    </Card>
  );
}

/** What the organisation reported last time. */
export function LastTime({
  past,
  label,
  form,
}: {
  past: PastReport;
  label: string;
  form: AssignmentDetail["form"];
}) {
  const percent = form === "ratio" ? percentOf(past) : null;
  const figure = form === "boolean" ? (past.value === "1" ? "是" : "否") : figureWord(past);
  return (
    <Card title="上期填报" aside={label}>
      <p className="figure-value figure-small">
        {figure}
        {percent !== null && <small>{percentLabel(percent)}</small>}
      </p>
      <p className="mt-2 whitespace-pre-line">{past.narrative}</p>
      <p className="mt-2 text-sm text-ink-hint">{when(past.submittedAt)} 提交</p>
    </Card>
  );
}
