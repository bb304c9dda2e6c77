import Link from "next/link";
import { periodLabel } from "@/lib/domain/assignments/rules";
import type { GridTask } from "@/lib/domain/reports/types";
import type { GridLine as Line } from "@/lib/domain/today/types";
import { type Day, dayLabel } from "@/lib/shared/dates";
import { ButtonLink } from "../../ui/button";
import { Tag } from "../../ui/mark";
import { AssignmentLight } from "./status";
import { lightWord } from "./words";

/** The page on which a task is entered for many. */
export function gridHref(task: Pick<GridTask, "rootTaskId" | "year" | "period">): string {
  return `/desk/assignments/grid?task=${task.rootTaskId}&year=${task.year}&period=${task.period}`;
}

/** 代录: the same task asked of many is one line, which opens the grid. */
export function GridLine({ grid, today }: { grid: Line; today: Day }) {
  return (
    <li className="todo-row">
      <AssignmentLight light={grid.light} isDone={false} />
      <div className="todo-main">
        <h3>
          <Link href={gridHref(grid)}>{grid.title}</Link>
        </h3>
        <p className="todo-fact">
          代录 {grid.code} · {periodLabel(grid.year, grid.period, grid.frequency)} · {grid.total}{" "}
          家中 <b>{grid.open} 家未报</b>
          {grid.returned > 0 && <b>，其中 {grid.returned} 家被退回</b>}
        </p>
      </div>
      <div className="todo-status">
        {grid.light === "overdue" ? (
          <Tag tone="red">{lightWord(grid.light, grid.dueOn, today)}</Tag>
        ) : (
          <Tag>{grid.open} 家</Tag>
        )}
      </div>
      <span className="todo-due">
        {dayLabel(grid.dueOn)}
        <span className="sr-only">前报送</span>
      </span>
      <div className="todo-go">
        <ButtonLink
          href={gridHref(grid)}
          variant={grid.group === "urgent" ? "primary" : "secondary"}
          aria-label={`逐家填报：${grid.title}`}
        >
          逐家填报
        </ButtonLink>
      </div>
    </li>
  );
}
