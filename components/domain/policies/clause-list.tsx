import type { ReactNode } from "react";
import type { CarryingTask, ClauseTasks } from "@/lib/domain/counters/clauses/types";
import { LIST_STATUS_LABELS } from "@/lib/domain/lists/labels";
import { isChapter, isOpening } from "@/lib/domain/policies/clauses/rules";
import type { PolicyClause } from "@/lib/domain/policies/types";
import { StatusMark, Tag } from "../../ui/mark";
import { PublicLink } from "../public/public-link";
import "./policies.css";

/** The clauses of a document to be read; `under` adds what stands beneath a clause. */
export function ClauseList({
  clauses,
  under,
}: {
  clauses: readonly PolicyClause[];
  under?: (clause: PolicyClause) => ReactNode;
}) {
  return (
    <ol className="policy-clauses">
      {clauses.map((clause) => (
        <li key={clause.id} id={clause.id}>
          {(clause.number || clause.heading) && (
            <p
              className={
                isChapter(clause) ? "policy-clause-head policy-chapter" : "policy-clause-head"
              }
            >
              <span>{clause.number}</span>
              {clause.heading && <span>{clause.heading}</span>}
            </p>
          )}
          {clause.text && <p className="policy-clause-text">{clause.text}</p>}
          {under && !isChapter(clause) && !isOpening(clause) && under(clause)}
        </li>
      ))}
    </ol>
  );
}

/** Beneath a clause: the tasks that carry it out and how far they are, or that there is none. */
export function ClauseWork({ clause, tasks }: { clause: PolicyClause; tasks: ClauseTasks }) {
  const carrying = tasks.byClause[clause.id] ?? [];
  if (carrying.length === 0) {
    return (
      <div className="mt-2">
        <StatusMark tone="amber" shape="dash" word="未分解：没有任务落实这一条" />
      </div>
    );
  }
  return (
    <ul className="policy-tasks" aria-label={`落实${clause.number}的任务`}>
      {carrying.map((task) => (
        <li key={`${task.listId}-${task.rootTaskId}`}>
          <PublicLink className="link" href={`/desk/lists/${task.listId}#task-${task.code}`}>
            {task.code} {task.title}
          </PublicLink>{" "}
          <span className="text-ink-hint">
            {task.regionName} {task.year} 年
          </span>{" "}
          {task.earlierClause && (
            <PublicLink
              className="link"
              href={`/desk/policies/${task.earlierClause.documentCode}#${task.earlierClause.clauseId}`}
            >
              引用旧版条款
            </PublicLink>
          )}{" "}
          {task.status !== "issued" && <Tag>{LIST_STATUS_LABELS[task.status]}</Tag>}{" "}
          <Progress task={task} regionName={tasks.regionName} />
        </li>
      ))}
    </ul>
  );
}

function Progress({ task, regionName }: { task: CarryingTask; regionName: string | null }) {
  const { progress } = task;
  if (!progress || progress.asked === 0) return null;
  return (
    <span>
      {regionName}办结 {progress.done} / {progress.asked} 项
    </span>
  );
}
