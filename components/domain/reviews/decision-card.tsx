import Link from "next/link";
import { paragraphsOf, partLabel } from "@/lib/domain/reports/notes/rules";
import { DOUBTED, RETURN_FIELDS } from "@/lib/domain/reviews/labels";
import { queueText } from "@/lib/domain/reviews/queue/schema";
import type { Submission } from "@/lib/domain/reviews/types";
import { Card } from "../../ui/card";
import { Notice } from "../../ui/feedback";
import { when } from "../assignments/words";
import { AlreadyDecided } from "./already-decided";
import { Decision } from "./decision";
import type { PointChoice } from "./note-row";
import type { ReviewPageProps } from "./review-page";
import { VerificationFields } from "./verification-fields";

type DecisionCardProps = Omit<ReviewPageProps, "files" | "decided">;

function pointChoices({ current }: Submission): PointChoice[] {
  const parts = [
    ...Object.keys(RETURN_FIELDS),
    ...paragraphsOf(current.narrative).map((_, index) => `paragraph:${index + 1}`),
    ...current.evidence.map(({ id }) => `evidence:${id}`),
  ];
  return parts.map((value) => ({ value, label: partLabel(value, current.evidence) }));
}

/** What can be decided on the report now; or who has decided, and what is left to do. */
export function DecisionCard(props: DecisionCardProps) {
  const { submission, neighbours, address, today, proposed, formKey, reasons } = props;
  const { assignment, isOwnEntry, step, actingFor, standing } = submission;
  if (step === null || step === "retract") {
    return <AlreadyDecided submission={submission} formKey={formKey} />;
  }
  const held = isOwnEntry ? "这份填报由您（或您代理的人）录入，须由他人审核" : null;
  const refusal = held ?? (standing.isDoubted ? DOUBTED : null);
  if (refusal) {
    return (
      <Card title="审核">
        <Notice title={refusal}>
          {!held && (
            <Link className="link" href="/desk/reviews/doubts">
              查看存疑
            </Link>
          )}
        </Notice>
      </Card>
    );
  }
  const approval = submission.current.reviews.at(-1);
  const hidden = {
    assignmentId: assignment.id,
    version: String(assignment.version),
    key: formKey,
    next: neighbours.nextId ?? undefined,
    queue: queueText({ ...address, after: undefined }),
  };
  return (
    <Card title={step === "accept" ? "认可" : "审核"}>
      {step === "accept" && approval && (
        <p className="mb-3">
          {approval.reviewerUnit} {approval.reviewerName} 已于 {when(approval.at)} 通过
        </p>
      )}
      {actingFor && <p className="mb-3">您正代{actingFor}审核，记录里会写明</p>}
      <Decision
        step={step}
        hidden={hidden}
        verification={step === "review" && <VerificationFields facts={assignment} />}
        today={today}
        proposed={proposed}
        reasons={reasons}
        choices={pointChoices(submission)}
      />
      <p className="mt-3 text-sm text-ink-hint">
        {neighbours.nextId ? "办理后自动打开下一项" : "这是最后一项"}
      </p>
    </Card>
  );
}
