import { paragraphsOf, partLabel } from "@/lib/domain/reports/notes/rules";
import { DECISION_LABELS, RETURN_FIELDS, RETURN_REASONS } from "@/lib/domain/reviews/labels";
import { queueText } from "@/lib/domain/reviews/queue/schema";
import type { Submission } from "@/lib/domain/reviews/types";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { Notice } from "../../ui/feedback";
import { when } from "../assignments/words";
import { Decision } from "./decision";
import type { PointChoice } from "./note-row";
import type { ReviewPageProps } from "./review-page";

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
  const { submission, neighbours, address, today, proposed, formKey } = props;
  const { assignment, isOwnEntry } = submission;
  if (assignment.status !== "submitted") return <AlreadyDecided submission={submission} />;
  if (isOwnEntry) {
    return (
      <Card title="审核">
        <Notice title="这份填报由您本人录入，须由他人审核" />
      </Card>
    );
  }
  const hidden = {
    assignmentId: assignment.id,
    version: String(assignment.version),
    key: formKey,
    next: neighbours.nextId ?? undefined,
    queue: queueText({ ...address, after: undefined }),
  };
  return (
    <Card title="审核">
      <Decision
        hidden={hidden}
        facts={assignment}
        today={today}
        proposed={proposed}
        reasons={RETURN_REASONS}
        choices={pointChoices(submission)}
      />
      <p className="mt-3 text-sm text-ink-hint">
        {neighbours.nextId ? "办理后自动打开下一项" : "这是最后一项"}
      </p>
    </Card>
  );
}

function AlreadyDecided({ submission: { assignment, current } }: { submission: Submission }) {
  const decided = current.reviews.at(-1);
  return (
    <Card title="审核">
      <p className="mb-3">
        {decided
          ? `${decided.reviewerUnit} ${decided.reviewerName} 已于 ${when(decided.at)} ${DECISION_LABELS[decided.decision]}。`
          : "填报单位已撤回，这份填报现在不在待审状态。"}
      </p>
      <ButtonLink href={`/desk/assignments/${assignment.id}`}>查看办理结果</ButtonLink>
    </Card>
  );
}
