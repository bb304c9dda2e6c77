import { retractApprovalAction } from "@/lib/domain/reviews/actions";
import { DECISION_LABELS } from "@/lib/domain/reviews/labels";
import type { Submission } from "@/lib/domain/reviews/types";
import { ActionForm } from "../../forms/action-form";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { when } from "../assignments/words";

interface AlreadyDecidedProps {
  submission: Submission;
  formKey: string;
}

/** Who decided and when; one's own approval can be taken back until the level above has acted. */
export function AlreadyDecided({ submission, formKey }: AlreadyDecidedProps) {
  const { assignment, current, step } = submission;
  const said = current.reviews.at(-1);
  const isWaiting = assignment.status === "approved" && !assignment.doneAt;
  return (
    <Card title="审核">
      <p className="mb-3">
        {said
          ? `${said.reviewerUnit} ${said.reviewerName}${said.forName ? `（代${said.forName}）` : ""} 已于 ${when(said.at)} ${DECISION_LABELS[said.decision]}。`
          : "填报单位已撤回，这份填报现在不在待审状态。"}
        {isWaiting && "正在等上一级认可，认可后才算办结。"}
      </p>
      {step === "retract" && (
        <div className="mb-3" data-key="z">
          <ActionForm
            action={retractApprovalAction}
            submit="撤回通过"
            pendingText="正在撤回…"
            variant="secondary"
            wide
            hidden={{
              assignmentId: assignment.id,
              version: String(assignment.version),
              key: formKey,
            }}
          />
        </div>
      )}
      <ButtonLink href={`/desk/assignments/${assignment.id}`}>
        {assignment.doneAt && assignment.status === "approved"
          ? "查看，有误可重新打开"
          : "查看办理情况"}
      </ButtonLink>
    </Card>
  );
}
