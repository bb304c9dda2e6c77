import { Tag } from "@/components/ui/mark";
import type { PublicClauseList, PublicTaskList } from "@/lib/domain/lists/published/types";
import type { PublicCarrierPage, PublicEdition } from "@/lib/domain/sites/home/types";
import { withBase } from "@/lib/shared/base-path";
import { dayLabel } from "@/lib/shared/dates";
import { groupDigits, percentText } from "@/lib/shared/figures";
import { CarrierBadge } from "./carrier-badge";
import { ClauseTable } from "./clause-table";
import { PublicBreadcrumb } from "./public-navigation";
import { PublicHead, Section } from "./section";
import { TaskEntry } from "./task-entry";

/** A carrier for citizens: who leads, what is asked this year, how far it is, who answers for what. */
export function CarrierPage({ carrier, tasks, clauses, edition }: PublicCarrierPage) {
  const above = (
    <div className="mb-3 flex flex-col gap-3">
      <PublicBreadcrumb
        items={[{ href: "/carriers", label: "载体与任务" }, { label: carrier.name }]}
      />
      <CarrierBadge carrier={carrier} large />
    </div>
  );
  return (
    <>
      <PublicHead title={carrier.name} above={above}>
        {carrier.leadName && <p>牵头单位：{carrier.leadName}</p>}
      </PublicHead>
      {edition && <CarrierProgress edition={edition} code={carrier.code} />}
      <TaskSection tasks={tasks} aggregate={carrier.aggregateTasks} />
      {clauses && clauses.clauses.length > 0 && <ClauseSection clauses={clauses} />}
    </>
  );
}

function CarrierProgress({ edition, code }: { edition: PublicEdition; code: string }) {
  const progress = edition.byCarrier[code];
  if (!progress) return null;
  return (
    <Section
      title="公开的进展"
      note={`${edition.label}，数据截至 ${dayLabel(edition.day)}`}
      more={{ href: `/editions/${edition.id}`, label: "查看本期全部数据" }}
    >
      <div className="card figures">
        <ProgressFigure label="完成率" value={percentText(progress.completion)} />
        <ProgressFigure label="要求办理" value={groupDigits(progress.asked)} unit="项" />
        <ProgressFigure label="已办结" value={groupDigits(progress.done)} unit="项" />
      </div>
    </Section>
  );
}

function ProgressFigure({ label, value, unit }: { label: string; value: string; unit?: string }) {
  return (
    <div className="figure">
      <span className="figure-label">{label}</span>
      <b className="figure-value">
        {value}
        {unit && <small>{unit}</small>}
      </b>
    </div>
  );
}

type TaskSectionProps = { tasks: PublicTaskList | undefined; aggregate: number };

function TaskSection({ tasks, aggregate }: TaskSectionProps) {
  if (!tasks) {
    return (
      <Section title="任务清单">
        <p className="text-ink-soft">今年的任务清单尚未下发，下发后公开的任务会列在这里。</p>
      </Section>
    );
  }
  const sums = aggregate > 0 ? `，另有 ${aggregate} 项只公开汇总数据` : "";
  return (
    <Section title={`${tasks.year} 年公开任务`} id="tasks" note={`${tasks.tasks.length} 项${sums}`}>
      {tasks.isExample && (
        <p className="mb-4 text-ink-soft">
          <Tag>示例</Tag> 任务文字和目标值为示例，正式内容以牵头单位发布为准。
        </p>
      )}
      {tasks.tasks.map((task) => (
        <TaskEntry key={task.code} task={task} isExample={tasks.isExample} />
      ))}
      <Download table="tasks" label="下载各载体公开任务 CSV" />
    </Section>
  );
}

function ClauseSection({ clauses }: { clauses: PublicClauseList }) {
  return (
    <Section
      title="责任清单"
      id="clauses"
      note={`${clauses.year} 年，${clauses.clauses.length} 条`}
    >
      {clauses.isExample && (
        <p className="mb-4 text-ink-soft">
          <Tag>示例</Tag> 责任条款为示例，正式内容以牵头单位发布为准。
        </p>
      )}
      <ClauseTable clauses={clauses.clauses} />
      <Download table="clauses" label="下载各载体责任条款 CSV" />
    </Section>
  );
}

function Download({ table, label }: { table: "tasks" | "clauses"; label: string }) {
  return (
    <p className="mt-4 no-print">
      <a className="btn" href={withBase(`/api/open-data/${table}/csv`)}>
        {label}
      </a>
    </p>
  );
}
