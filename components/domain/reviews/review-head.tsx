import type { ReactNode } from "react";
import { periodLabel } from "@/lib/domain/assignments/rules";
import { type QueueAddress, queueText } from "@/lib/domain/reviews/queue/schema";
import type { Neighbours } from "@/lib/domain/reviews/queue/types";
import type { Submission } from "@/lib/domain/reviews/types";
import { dayLabel } from "@/lib/shared/dates";
import { PageHeader } from "../../layout/page-header";
import { Tag } from "../../ui/mark";
import { AssignmentStatusMark } from "../assignments/status";
import { when } from "../assignments/words";
import { TAB_LABELS } from "./queue-words";

interface ReviewHeadProps {
  submission: Submission;
  neighbours: Neighbours;
  address: QueueAddress;
  keys: ReactNode;
}

/** Whose report it is, of what and when, who entered it, and what has become of it. */
export function ReviewHead({ submission, neighbours, address, keys }: ReviewHeadProps) {
  const { assignment, current, standing } = submission;
  const kept = queueText({ ...address, after: undefined });
  return (
    <PageHeader
      back={{
        href: `/desk/reviews${kept && `?${kept}`}`,
        label: `${TAB_LABELS[address.tab]} ${neighbours.waiting} 项`,
      }}
      title={`${assignment.organisationName}：${assignment.taskTitle}`}
      actions={keys}
      subtitle={
        <span className="fact-line">
          <AssignmentStatusMark status={assignment.status} doneAt={assignment.doneAt} />
          <span>{[assignment.nodeName, assignment.townshipName].filter(Boolean).join(" · ")}</span>
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
          {standing.timesReopened > 0 && (
            <Tag tone="amber">办结后改过 {standing.timesReopened} 次</Tag>
          )}
          {standing.isDoubted && <Tag tone="lian">存疑，核查中</Tag>}
        </span>
      }
    />
  );
}
