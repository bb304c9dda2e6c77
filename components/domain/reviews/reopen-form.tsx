import type { AssignmentDetail } from "@/lib/domain/assignments/types";
import { reopenReportAction } from "@/lib/domain/reviews/actions";
import { addDays, type Day } from "@/lib/shared/dates";
import { ActionForm } from "../../forms/action-form";
import { Card } from "../../ui/card";
import { ReturnFields } from "./return-fields";

const DAYS_TO_CORRECT = 7;

/** Opens what was done again: the correction after approval is counted and stays visible. */
export function ReopenForm({
  assignment,
  formKey,
  today,
}: {
  assignment: AssignmentDetail;
  formKey: string;
  today: Day;
}) {
  return (
    <details className="no-print">
      <summary className="link">发现已办结的内容有误，重新打开</summary>
      <Card className="mt-3" title="重新打开">
        <p className="mb-4 text-ink-soft">
          重新打开后，本期数值暂不计入汇总，单位修改并再次通过后恢复。此次更正会留在记录里。
        </p>
        <ActionForm
          action={reopenReportAction}
          submit="重新打开"
          pendingText="正在办理…"
          variant="danger"
          hidden={{
            assignmentId: assignment.id,
            version: String(assignment.version),
            key: formKey,
          }}
        >
          <ReturnFields today={today} proposed={addDays(today, DAYS_TO_CORRECT)} />
        </ActionForm>
      </Card>
    </details>
  );
}
