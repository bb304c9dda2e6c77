import { ACT_LABELS } from "@/lib/domain/years/labels";
import type { YearRun } from "@/lib/domain/years/types";
import { momentLabel } from "@/lib/shared/dates";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { formatCount } from "../../ui/count";
import { Notice, Progress } from "../../ui/feedback";
import { Reload } from "../issuing/reload";

const STATES: Record<YearRun["state"], string> = {
  waiting: "正在排队",
  running: "正在办理",
  done: "办理完成",
  failed: "没有办成",
};

/** How far an act on a year is, and what it did in the end. */
export function RunPage({ run }: { run: YearRun }) {
  const isGoing = run.state === "waiting" || run.state === "running";
  const href = `/desk/years?region=${run.regionCode}&year=${run.year}`;
  const label = `${run.regionName} ${run.year} 年度`;
  return (
    <>
      <PageHeader
        title={`${ACT_LABELS[run.act]}：${STATES[run.state]}`}
        subtitle={label}
        back={{ href, label }}
      />
      <Card>
        <div className="flex flex-col gap-4" aria-live="polite">
          {isGoing && (
            <>
              <Progress label="办理进度" value={run.rowsDone} max={Math.max(run.rowsTotal, 1)} />
              <p>
                已处理 {formatCount(run.rowsDone)} / {formatCount(run.rowsTotal)} 条
              </p>
              <p className="text-sm text-ink-hint">
                可以离开本页，办理在后台继续；全部完成的一刻才生效。
              </p>
            </>
          )}
          {run.state === "done" && (
            <Notice tone="done" live title={`${ACT_LABELS[run.act]}已办好`}>
              <p>
                {run.finishedAt && `${momentLabel(new Date(run.finishedAt))} 完成，`}
                共处理 {formatCount(run.rowsDone)} 项。
              </p>
            </Notice>
          )}
          {run.state === "failed" && (
            <Notice tone="error" live title={run.message ?? "没有办成"}>
              <p>什么也没有改变，可以返回年度页面重新办理。</p>
            </Notice>
          )}
          <div>
            <ButtonLink href={href}>返回年度页面</ButtonLink>
          </div>
        </div>
      </Card>
      {isGoing && <Reload seconds={2} href={`/desk/years/runs/${run.id}`} />}
    </>
  );
}
