import type { StaffActor } from "@/lib/access/actor";
import { isOpen } from "@/lib/domain/assignments/rules";
import type { TodoRow } from "@/lib/domain/assignments/types";
import type { TodayFilter, TodayView } from "@/lib/domain/reviews/today/queries";
import { dayLabel, weekdayOf } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { KeyFigure, KeyFigures } from "../../ui/facts";
import { WaitingCard } from "./acknowledgements/waiting-card";
import { TodayAside } from "./today-aside";
import { TodoLine } from "./todo-line";

interface TodayPageProps {
  actor: StaffActor;
  day: TodayView;
  filter: TodayFilter;
}

const WEEKDAYS = "日一二三四五六";

const FILTERS: Record<TodayFilter, (row: TodoRow) => boolean> = {
  all: () => true,
  returned: (row) => row.status === "returned",
  soon: (row) => row.light === "soon",
  overdue: (row) => row.light === "overdue",
};

/** 今日待办: what presses first, what comes next, and beside it how far one is. */
export function TodayPage({ actor, day, filter }: TodayPageProps) {
  const { today } = day.clock;
  const next = day.rows.find((row) => isOpen(row.status) && row.dueOn >= today);
  return (
    <>
      <PageHeader
        title="今日待办"
        subtitle={
          <>
            {dayLabel(today)} 星期{WEEKDAYS[weekdayOf(today)]} · {actor.organisation.name}
            {next && <NextDue row={next} />}
          </>
        }
        actions={
          day.waiting ? (
            <ButtonLink href="/desk/reviews" variant="primary">
              审核 {day.waiting} 项
            </ButtonLink>
          ) : undefined
        }
      />
      <div className="with-aside">
        <div className="min-w-0">
          <WaitingCard lists={day.toAcknowledge} formKey={newId()} />
          {day.counts.asked > 0 ? (
            <Duties day={day} filter={filter} />
          ) : (
            <div className="card">
              <EmptyState kind="first-use" title="本单位没有要填报的任务">
                {day.waiting === null ? "任务下发后会出现在这里" : "需要您审核的填报在“审核”里"}
              </EmptyState>
            </div>
          )}
        </div>
        <TodayAside day={day} />
      </div>
    </>
  );
}

function NextDue({ row }: { row: TodoRow }) {
  return (
    <>
      {" · "}下一项 {dayLabel(row.returnDueOn ?? row.dueOn)}前报送
    </>
  );
}

function Duties({ day, filter }: Omit<TodayPageProps, "actor">) {
  const { counts, rows } = day;
  const href = (show: TodayFilter) =>
    filter === show ? "/desk/today" : `/desk/today?show=${show}`;
  const shown = rows.filter(FILTERS[filter]);
  const urgent = shown.filter((row) => row.group === "urgent");
  const others = shown.filter((row) => row.group === "open" || row.group === "waiting");
  const done = shown.filter((row) => row.group === "done");
  return (
    <div className="card">
      <div className="todo-figures">
        <KeyFigures>
          <KeyFigure
            label="待我办理"
            value={counts.open}
            href="/desk/today"
            current={filter === "all"}
          />
          <KeyFigure
            label="已退回"
            value={counts.returned}
            tone={counts.returned > 0 ? "amber" : "plain"}
            href={href("returned")}
            current={filter === "returned"}
          />
          <KeyFigure
            label="即将到期"
            value={counts.soon}
            tone={counts.soon > 0 ? "amber" : "plain"}
            href={href("soon")}
            current={filter === "soon"}
          />
          <KeyFigure
            label="已超期"
            value={counts.overdue}
            tone={counts.overdue > 0 ? "red" : "plain"}
            href={href("overdue")}
            current={filter === "overdue"}
          />
        </KeyFigures>
      </div>
      <Group title="需要先处理" rows={urgent} day={day} />
      {urgent.length + others.length === 0 && (
        <EmptyState
          kind={filter === "all" ? "all-done" : "no-result"}
          title={filter === "all" ? "眼下没有要办的事" : "没有这一类任务"}
          actions={filter !== "all" && <ButtonLink href="/desk/today">看全部</ButtonLink>}
        >
          {filter === "all" ? "已办结的在下面，新任务下发后会出现在这里" : ""}
        </EmptyState>
      )}
      <Group title={urgent.length > 0 ? "本年其他" : "本年任务"} rows={others} day={day} />
      {done.length > 0 && (
        <details>
          <summary className="todo-group">
            已办结 <span className="count">{done.length}</span>
          </summary>
          <Rows rows={done} day={day} />
        </details>
      )}
    </div>
  );
}

interface RowsProps {
  rows: readonly TodoRow[];
  day: TodayView;
}

function Group({ title, rows, day }: RowsProps & { title: string }) {
  if (rows.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="todo-group">
        {title} <span className="count">{rows.length}</span>
      </h2>
      <Rows rows={rows} day={day} />
    </section>
  );
}

function Rows({ rows, day }: RowsProps) {
  return (
    <ul>
      {rows.map((row) => (
        <TodoLine key={row.id} row={row} today={day.clock.today} given={day.given[row.id]} />
      ))}
    </ul>
  );
}
