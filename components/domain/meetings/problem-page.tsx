import Link from "next/link";
import { nameProblemAction, stepProblemAction } from "@/lib/domain/meetings/problems/actions";
import { PROBLEM_MOVE_LABELS } from "@/lib/domain/meetings/problems/labels";
import type { ProblemDetail, ProblemStep } from "@/lib/domain/meetings/problems/types";
import type { UnitChoice } from "@/lib/domain/meetings/units/types";
import { dayLabel, momentLabel } from "@/lib/shared/dates";
import { ActionForm, FormRadio, FormText, FormTextArea } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { DescriptionList } from "../../ui/facts";
import { ProblemMark } from "./marks";
import { UnitPicks } from "./unit-picks";

interface ProblemPageProps {
  problem: ProblemDetail;
  units: readonly UnitChoice[];
}

/** A problem, what was done about it, and the next step. */
export function ProblemPage({ problem, units }: ProblemPageProps) {
  const { title, status, detail, asks, may } = problem;
  return (
    <>
      <PageHeader
        title={title}
        subtitle={<ProblemMark status={status} />}
        back={{ href: "/desk/meetings/problems", label: "难题台账" }}
      />
      <div className="with-aside">
        <div className="grid gap-5">
          <Card title="需要协调的事项">
            <p className="whitespace-pre-wrap">{asks}</p>
            {detail && <p className="mt-3 whitespace-pre-wrap text-ink-soft">{detail}</p>}
          </Card>
          {may.step && <StepCard problem={problem} />}
          <Card title="办理经过">
            <ol className="grid gap-4">
              {problem.steps.map((step) => (
                <StepLine key={step.id} step={step} />
              ))}
            </ol>
          </Card>
        </div>
        <div className="grid gap-5 self-start">
          <FactsCard problem={problem} />
          {may.name && (
            <Card title="牵头、配合和时限">
              <ActionForm
                action={nameProblemAction}
                hidden={{ problemId: problem.id, version: String(problem.version) }}
                submit="确定并通知"
                variant="secondary"
              >
                <div className="grid gap-4">
                  <UnitPicks
                    units={units}
                    lead={problem.leadId}
                    cooperating={problem.cooperating}
                  />
                  <FormText
                    name="dueOn"
                    type="date"
                    label="时限"
                    optional
                    defaultValue={problem.dueOn ?? ""}
                  />
                </div>
              </ActionForm>
            </Card>
          )}
        </div>
      </div>
    </>
  );
}

function StepCard({ problem }: { problem: ProblemDetail }) {
  const moves = [
    { value: "", label: "只记进展" },
    ...problem.may.moves.map((value) => ({ value, label: PROBLEM_MOVE_LABELS[value] })),
  ];
  return (
    <Card title="记进展">
      <ActionForm
        key={problem.version}
        action={stepProblemAction}
        hidden={{ problemId: problem.id, version: String(problem.version) }}
        submit="记录"
      >
        <div className="grid gap-4">
          <FormTextArea name="text" label="做了什么，或为什么" max={500} rows={3} />
          {moves.length > 1 && <FormRadio name="to" label="状态" choices={moves} defaultValue="" />}
        </div>
      </ActionForm>
    </Card>
  );
}

function StepLine({ step }: { step: ProblemStep }) {
  return (
    <li>
      <p className="flex flex-wrap items-center gap-2 text-sm text-ink-hint">
        <ProblemMark status={step.status} />
        {step.unitName} {step.byName} · {momentLabel(new Date(step.at))}
      </p>
      <p className="mt-1 whitespace-pre-wrap">{step.text}</p>
      {step.meetingId && step.meetingTitle && (
        <p className="text-sm">
          <Link className="link" href={`/desk/meetings/${step.meetingId}`}>
            {step.meetingTitle}
          </Link>
        </p>
      )}
    </li>
  );
}

function FactsCard({ problem }: { problem: ProblemDetail }) {
  const { regionName, carrierName, raisedByName, leadName, cooperating, dueOn, days } = problem;
  const { createdOn, assignmentId, taskTitle } = problem;
  const facts = [
    { term: "地区", value: regionName },
    { term: "载体", value: carrierName ?? "不限载体" },
    { term: "提出单位", value: raisedByName },
    { term: "提出日期", value: `${dayLabel(createdOn)}（${days} 天）` },
    { term: "牵头单位", value: leadName ?? "待定" },
    { term: "配合单位", value: cooperating.map(({ name }) => name).join("、") || "—" },
    { term: "时限", value: dueOn ? dayLabel(dueOn) : "未定" },
  ];
  return (
    <Card title="情况">
      <DescriptionList items={facts} />
      {taskTitle && (
        <p className="mt-3 text-sm">
          来自任务：
          {assignmentId ? (
            <Link className="link" href={`/desk/assignments/${assignmentId}`}>
              {taskTitle}
            </Link>
          ) : (
            taskTitle
          )}
        </p>
      )}
    </Card>
  );
}
