import { prefillTaskAction } from "@/lib/domain/guard/actions";
import { openFindings } from "@/lib/domain/guard/rules";
import type { GuardFinding } from "@/lib/domain/guard/types";
import { ActionForm } from "../../forms/action-form";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { AnswerForm } from "./answer-form";
import { FindingWords } from "./finding-words";

/** What of a list's tasks the card needs to know. */
interface CardTask {
  id: string;
  code: string;
  title: string;
  version: number;
  prefillRootId: string | null;
}

interface GuardCardProps {
  findings: GuardFinding[];
  tasks: readonly CardTask[];
  /** True for those who draw the list up, while it is a draft. */
  mayAnswer: boolean;
}

function summary(findings: readonly GuardFinding[]): string {
  const { toChange, toAnswer } = openFindings(findings);
  const answered = findings.filter((one) => one.answer !== null).length;
  return `须修改 ${toChange.length} 处 · 待说明理由 ${toAnswer.length} 处 · 已说明 ${answered} 处`;
}

/** 减负核对: what the rules find in a list, the reasons given, and what is left to do. */
export function GuardCard({ findings, tasks, mayAnswer }: GuardCardProps) {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const prefilled = tasks.filter((task) => task.prefillRootId !== null);
  return (
    <div id="guard">
      <Card title="减负核对" aside={findings.length > 0 ? summary(findings) : undefined}>
        {findings.length === 0 && (
          <EmptyState kind="all-done" title="没有发现与减负规定不符的地方">
            核对范围包括佐证种类和份数、打卡积分等要求、重复要数、报送次数和填报时间。
          </EmptyState>
        )}
        <ul id="answers" className="flex flex-col gap-5">
          {findings.map((finding) => (
            <li
              key={`${finding.taskId}/${finding.ruleCode}`}
              className="border-b border-line-soft pb-5 last:border-0 last:pb-0"
            >
              <FindingWords finding={finding} />
              <Answered finding={finding} />
              {mayAnswer && <Remedy finding={finding} task={byId.get(finding.taskId)} />}
            </li>
          ))}
        </ul>
        {prefilled.length > 0 && <Prefilled tasks={prefilled} mayAnswer={mayAnswer} />}
      </Card>
    </div>
  );
}

function Answered({ finding }: { finding: GuardFinding }) {
  const { answer } = finding;
  if (answer) {
    return (
      <p className="mt-2">
        <span className="font-semibold">{answer.byName}说明：</span>
        {answer.reason}
      </p>
    );
  }
  if (!finding.isAnswerable) return null;
  return <p className="mt-2 text-soon-ink">还没有说明理由</p>;
}

function Remedy({ finding, task }: { finding: GuardFinding; task: CardTask | undefined }) {
  const { related, isAnswerable, answer, taskId, ruleCode } = finding;
  return (
    <div className="no-print mt-2 flex flex-col items-start gap-2">
      {related?.mayPrefill && task && (
        <ActionForm
          action={prefillTaskAction}
          submit="引用已报的数"
          size="small"
          hidden={{ taskId, version: String(task.version), rootTaskId: related.rootTaskId }}
        />
      )}
      {isAnswerable && (
        <details className="w-full">
          <summary className="link">{answer ? "修改理由" : "说明理由"}</summary>
          <AnswerForm
            code={finding.code}
            taskId={taskId}
            ruleCode={ruleCode}
            reason={answer?.reason ?? ""}
            earlier={finding.earlier ?? ""}
          />
        </details>
      )}
    </div>
  );
}

function Prefilled({ tasks, mayAnswer }: { tasks: CardTask[]; mayAnswer: boolean }) {
  return (
    <section className="mt-5 border-t border-line pt-4">
      <h3 className="mb-2 text-sm font-semibold">引用已报的数 {tasks.length} 项</h3>
      <ul className="flex flex-col gap-2">
        {tasks.map((task) => (
          <li key={task.id} className="flex flex-wrap items-center gap-3">
            <span>
              {task.code} {task.title}
            </span>
            {mayAnswer && (
              <ActionForm
                action={prefillTaskAction}
                submit="取消引用"
                size="small"
                variant="quiet"
                hidden={{ taskId: task.id, version: String(task.version), rootTaskId: "" }}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
