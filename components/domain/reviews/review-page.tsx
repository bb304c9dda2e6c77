import { CircleCheck, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { periodLabel } from "@/lib/domain/assignments/rules";
import { PART_LABELS } from "@/lib/domain/reports/labels";
import { DECISION_LABELS, RETURN_FIELDS, type ReturnField } from "@/lib/domain/reviews/labels";
import type { Check, Submission } from "@/lib/domain/reviews/types";
import type { Day } from "@/lib/shared/dates";
import { dayLabel } from "@/lib/shared/dates";
import { compareTexts } from "@/lib/shared/text-difference";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { Notice } from "../../ui/feedback";
import { Tag } from "../../ui/mark";
import { AssignmentStatusMark } from "../assignments/status";
import { when } from "../assignments/words";
import { EvidenceTiles } from "../evidence/evidence-tile";
import { FiguresTable, TextPart } from "../reports/content-view";
import { TaskFacts } from "../reports/task-side";
import { Decision } from "./decision";
import { Difference } from "./difference";

interface ReviewPageProps {
  submission: Submission;
  today: Day;
  formKey: string;
  justDone: { kind: "approved" | "returned"; assignmentId: string } | null;
}

/** One report to decide on: what changed, what the checks point out, the evidence, and the decision. */
export function ReviewPage({ submission, today, formKey, justDone }: ReviewPageProps) {
  const { assignment, current } = submission;
  return (
    <>
      {justDone && (
        <div className="mb-4">
          <Notice
            tone="done"
            live
            title={justDone.kind === "approved" ? "上一项已通过" : "上一项已退回"}
          >
            <Link className="link" href={`/desk/assignments/${justDone.assignmentId}`}>
              查看上一项
            </Link>
          </Notice>
        </div>
      )}
      <PageHeader
        back={{ href: "/desk/reviews", label: `待审 ${submission.waiting} 项` }}
        title={`${assignment.organisationName}：${assignment.taskTitle}`}
        subtitle={
          <span className="fact-line">
            <AssignmentStatusMark status={assignment.status} doneAt={assignment.doneAt} />
            <span>
              {[assignment.nodeName, assignment.townshipName].filter(Boolean).join(" · ")}
            </span>
            <span>
              {assignment.carrierName} {assignment.taskCode}
            </span>
            <span>{periodLabel(assignment.year, assignment.period, assignment.frequency)}</span>
            <span>
              {current.submittedByName}
              {current.enteredByUnit && `（${current.enteredByUnit}代录）`}{" "}
              {when(current.submittedAt)} 提交
            </span>
            {current.revision > 1 && <Tag tone="lian">第 {current.revision} 次提交</Tag>}
            {!current.isOnTime && <Tag tone="amber">逾期，原定 {dayLabel(assignment.dueOn)}</Tag>}
          </span>
        }
      />
      <div className="review-desk">
        <div className="flex min-w-0 flex-col gap-5">
          <LastReturn submission={submission} />
          <Content submission={submission} />
        </div>
        <div className="review-decide flex flex-col gap-5">
          <Card title="自动检查" aside="供参考，由您判断">
            <Checks checks={submission.checks} />
          </Card>
          <DecisionCard submission={submission} today={today} formKey={formKey} />
        </div>
        <TaskFacts assignment={assignment} />
      </div>
    </>
  );
}

function LastReturn({ submission: { previous } }: { submission: Submission }) {
  const said = previous?.reviews.findLast((review) => review.decision !== "approve");
  if (!said) return null;
  const field = said.field && RETURN_FIELDS[said.field as ReturnField];
  return (
    <Notice title={`上次退回（${said.reviewerUnit}，${when(said.at)}）`}>
      <p>
        {field && `${field}：`}
        {said.reason}
      </p>
    </Notice>
  );
}

function Content({ submission }: { submission: Submission }) {
  const { assignment, current, previous, past } = submission;
  const pastLabel = past && periodLabel(past.year, past.period, assignment.frequency);
  const before = previous ?? past;
  const beforeLabel = previous ? `第 ${previous.revision} 次提交` : pastLabel;
  return (
    <Card title="填报内容" aside={beforeLabel ? `划线处与${beforeLabel}不同` : undefined}>
      <FiguresTable facts={assignment} values={current} past={before} pastLabel={beforeLabel} />
      <section className="report-part">
        <h3>{PART_LABELS.narrative}</h3>
        <Difference
          runs={compareTexts(before?.narrative ?? current.narrative, current.narrative)}
          before={beforeLabel}
        />
      </section>
      <TextPart title={PART_LABELS.explanation} text={current.explanation} />
      <TextPart title={PART_LABELS.difficulties} text={current.difficulties} />
      <section className="report-part">
        <h3>{PART_LABELS.evidence}</h3>
        <EvidenceTiles items={current.evidence} />
        {submission.shared.map((item) => (
          <p key={item.evidenceId} className="text-sm text-soon-ink">
            {item.fileName}：
            {item.otherOrganisations > 0 &&
              `另有 ${item.otherOrganisations} 个单位上传过同一文件。`}
            {item.earlierPeriods > 0 && `本单位以前 ${item.earlierPeriods} 期用过。`}
          </p>
        ))}
      </section>
    </Card>
  );
}

function Checks({ checks }: { checks: readonly Check[] }) {
  return (
    <ul className="checks">
      {checks.map((check) => (
        <li key={check.kind} className={check.result}>
          {check.result === "look" ? (
            <TriangleAlert aria-hidden="true" />
          ) : (
            <CircleCheck aria-hidden="true" />
          )}
          <span>
            {check.result === "look" && <span className="sr-only">请留意：</span>}
            {check.text}
          </span>
        </li>
      ))}
    </ul>
  );
}

function DecisionCard({ submission, today, formKey }: Omit<ReviewPageProps, "justDone">) {
  const { assignment, current, isOwnEntry, nextId } = submission;
  if (assignment.status !== "submitted") {
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
  if (isOwnEntry) {
    return (
      <Card title="审核">
        <Notice title="这份填报由您本人录入，须由他人审核" />
      </Card>
    );
  }
  return (
    <Card title="审核">
      <Decision
        assignmentId={assignment.id}
        version={assignment.version}
        formKey={formKey}
        nextId={nextId}
        today={today}
      />
    </Card>
  );
}
