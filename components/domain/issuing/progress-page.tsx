import type { IssuingProgress } from "@/lib/domain/assignments/issuing/types";
import { momentLabel } from "@/lib/shared/dates";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { formatCount } from "../../ui/count";
import { Notice, Progress } from "../../ui/feedback";
import { Reload } from "./reload";

const TITLES: Record<IssuingProgress["state"], string> = {
  waiting: "正在排队",
  running: "正在下发",
  done: "下发完成",
  failed: "下发没有完成",
};

/** How far an act of issuing is, and what it made in the end. */
export function ProgressPage({ issuing }: { issuing: IssuingProgress }) {
  const isGoing = issuing.state === "waiting" || issuing.state === "running";
  const listHref = `/desk/lists/${issuing.listId}`;
  return (
    <>
      <PageHeader
        title={TITLES[issuing.state]}
        subtitle={issuing.listTitle}
        back={{ href: listHref, label: issuing.listTitle }}
      />
      <Card>
        <div className="flex flex-col gap-4" aria-live="polite">
          {isGoing && <Going issuing={issuing} />}
          {issuing.state === "done" && <Done issuing={issuing} />}
          {issuing.state === "failed" && (
            <Notice tone="error" live title={issuing.message ?? "下发没有完成"}>
              <p>没有产生任何任务，清单仍是下发前的状态，可以重新下发。</p>
            </Notice>
          )}
          <div>
            <ButtonLink href={listHref}>查看清单</ButtonLink>
          </div>
        </div>
      </Card>
      {isGoing && <Reload seconds={2} href={`${listHref}/issue/${issuing.id}`} />}
    </>
  );
}

function Going({ issuing }: { issuing: IssuingProgress }) {
  const { tasksDone, tasksTotal, rowsMade, rowsTotal } = issuing;
  const isCounting = tasksDone === tasksTotal && tasksTotal > 0;
  return (
    <>
      <Progress label="下发进度" value={rowsMade} max={Math.max(rowsTotal, 1)} />
      <p>
        已产生 {formatCount(rowsMade)} / {formatCount(rowsTotal)} 条，任务 {tasksDone} /{" "}
        {tasksTotal} 项{isCounting && "，正在汇总计数"}
      </p>
      <p className="text-sm text-ink-hint">
        可以离开本页，下发在后台继续；全部完成的一刻才对各单位可见。
      </p>
    </>
  );
}

function Done({ issuing }: { issuing: IssuingProgress }) {
  return (
    <Notice tone="done" live title={`已下发 ${formatCount(issuing.rowsMade)} 条任务`}>
      <p>
        {issuing.finishedAt && `${momentLabel(new Date(issuing.finishedAt))} 完成。`}
        {issuing.message && `${issuing.message}。`}
        各单位的今日待办和各级看板已经更新。
      </p>
    </Notice>
  );
}
