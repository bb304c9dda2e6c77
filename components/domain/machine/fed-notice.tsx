import type { AssignmentDetail } from "@/lib/domain/assignments/types";
import { Card } from "../../ui/card";
import { Notice } from "../../ui/feedback";
import { FiguresTable } from "../reports/content-view";
import { momentOr } from "./words";

const WAITING: Record<AssignmentDetail["source"], string> = {
  system: "此任务由系统取数，不需要填报",
  survey: "此任务由问卷供数，不需要填报",
  inspection: "此任务由核验供数，不需要填报",
  report: "此任务由系统取数或核验，不需要填报",
};

const text = (figure: number | null) => (figure === null ? null : String(figure));

/** Who supplies the figure instead of people: which system, its last value, and of what moment that is. */
export function FedNotice({ assignment }: { assignment: AssignmentDetail }) {
  const { source, fedSource, observedAt, numerator, denominator, value } = assignment;
  if (!fedSource) {
    return (
      <Notice title={WAITING[source]}>
        <p>数据接入后自动更新，在此之前不计入完成率和超期。</p>
      </Notice>
    );
  }
  return (
    <Card title="系统取数" aside={`来源 ${fedSource}，数据时间 ${momentOr(observedAt)}`}>
      <FiguresTable
        facts={assignment}
        values={{
          ...{ numerator: text(numerator), denominator: text(denominator), value: text(value) },
        }}
      />
      <p className="mt-3 text-ink-soft">
        这个数由{fedSource}提供，不需要填报；有误请联系来源系统更正，更正后自动更新。
      </p>
    </Card>
  );
}
