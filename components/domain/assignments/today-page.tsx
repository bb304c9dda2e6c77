import type { StaffActor } from "@/lib/access/actor";
import { isOpen } from "@/lib/domain/assignments/rules";
import type { TodayFilter, TodayView } from "@/lib/domain/today/types";
import { dayLabel, weekdayOf } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";
import { PageHeader } from "../../layout/page-header";
import { EmptyState } from "../../ui/empty-state";
import { KeyFigure, KeyFigures } from "../../ui/facts";
import { LeftOnDevice } from "../reports/left-on-device";
import { WaitingCard } from "./acknowledgements/waiting-card";
import { TodayAside } from "./today-aside";
import { TodayGroups } from "./today-groups";
import { WorksCard } from "./works-card";

interface TodayPageProps {
  actor: StaffActor;
  day: TodayView;
  filter: TodayFilter;
}

const WEEKDAYS = "日一二三四五六";

/** 今日待办: what presses first, what comes next, and beside it how far one is. */
export function TodayPage({ actor, day, filter }: TodayPageProps) {
  const { today } = day.clock;
  return (
    <>
      <PageHeader
        title="今日待办"
        subtitle={
          <>
            {dayLabel(today)} 星期{WEEKDAYS[weekdayOf(today)]} · {actor.organisation.name}
            <NextDue day={day} />
          </>
        }
      />
      <div className="with-aside">
        <div className="flex min-w-0 flex-col gap-5">
          <LeftOnDevice accountId={actor.accountId} />
          <WaitingCard lists={day.toAcknowledge} formKey={newId()} />
          <WorksCard works={day.works} />
          <Duties actor={actor} day={day} filter={filter} />
        </div>
        <TodayAside day={day} />
      </div>
    </>
  );
}

function NextDue({ day: { rows, clock } }: { day: TodayView }) {
  const next = rows.find(
    (row) => isOpen(row.status) && row.window.state === "open" && row.dueOn >= clock.today,
  );
  if (!next) return null;
  return <> · 下一项 {dayLabel(next.returnDueOn ?? next.dueOn)}前报送</>;
}

function Duties({ actor, day, filter }: TodayPageProps) {
  if (day.counts.asked > 0 || day.rows.length > 0 || day.grids.length > 0) {
    return (
      <div className="card">
        <Counters day={day} filter={filter} />
        <TodayGroups day={day} filter={filter} />
      </div>
    );
  }
  // Whoever files nothing has a day of works alone; an empty card says so once.
  if (day.works.length > 0 || day.toAcknowledge.length > 0) return null;
  return (
    <div className="card">
      <Nothing hasRoles={actor.grants.length > 0} enters={day.enters} />
    </div>
  );
}

function Nothing({ hasRoles, enters }: { hasRoles: boolean; enters: boolean }) {
  if (!hasRoles) {
    return (
      <EmptyState kind="no-right" title="您的账号还没有授权">
        请联系本级安全保密管理员授权，授权后这里会出现您的工作
      </EmptyState>
    );
  }
  if (enters) {
    return (
      <EmptyState kind="first-use" title="本单位没有要填报的任务">
        任务下发后会出现在这里，也会在消息里告诉您
      </EmptyState>
    );
  }
  return (
    <EmptyState kind="all-done" title="眼下没有等您办理的事">
      有新的事项会出现在这里
    </EmptyState>
  );
}

const COUNTERS = [
  { filter: "all", label: "待我办理", tone: "plain" },
  { filter: "returned", label: "已退回", tone: "amber" },
  { filter: "soon", label: "即将到期", tone: "amber" },
  { filter: "overdue", label: "已超期", tone: "red" },
] as const;

function Counters({ day, filter }: Pick<TodayPageProps, "day" | "filter">) {
  return (
    <div className="todo-figures">
      <KeyFigures>
        {COUNTERS.map((one) => (
          <KeyFigure
            key={one.filter}
            label={one.label}
            value={day.shown[one.filter]}
            tone={day.shown[one.filter] > 0 ? one.tone : "plain"}
            href={
              one.filter === "all" || one.filter === filter
                ? "/desk/today"
                : `/desk/today?show=${one.filter}`
            }
            current={one.filter === filter}
          />
        ))}
      </KeyFigures>
    </div>
  );
}
