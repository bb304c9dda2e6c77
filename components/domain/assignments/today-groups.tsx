import type { TodoGroup, TodoRow } from "@/lib/domain/assignments/todo/types";
import type { GridLine as GridTask, TodayFilter, TodayView } from "@/lib/domain/today/types";
import { ButtonLink } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { GridLine, gridHref } from "./grid-line";
import { TodoLine } from "./todo-line";

const ROW_FILTERS: Record<TodayFilter, (row: TodoRow) => boolean> = {
  all: () => true,
  returned: (row) => row.status === "returned",
  soon: (row) => row.light === "soon" && row.group !== "waiting",
  overdue: (row) => row.light === "overdue",
};

const GRID_FILTERS: Record<TodayFilter, (grid: GridTask) => boolean> = {
  all: () => true,
  returned: (grid) => grid.returned > 0,
  soon: (grid) => grid.light === "soon",
  overdue: (grid) => grid.light === "overdue",
};

interface Section {
  group: TodoGroup;
  title: string;
  isClosed?: boolean;
}

const SECTIONS: readonly Section[] = [
  { group: "urgent", title: "需要先处理" },
  { group: "open", title: "本季其他" },
  { group: "waiting", title: "等待审核和答复" },
  { group: "later", title: "以后到期" },
  { group: "done", title: "已办结", isClosed: true },
];

interface TodayGroupsProps {
  day: TodayView;
  filter: TodayFilter;
}

/** The lines in groups, the pressing ones first; what is done is folded away. */
export function TodayGroups({ day, filter }: TodayGroupsProps) {
  const rows = day.rows.filter(ROW_FILTERS[filter]);
  const grids = day.grids.filter(GRID_FILTERS[filter]);
  const hasOpen = grids.length > 0 || rows.some((row) => row.group !== "done");
  return (
    <>
      {!hasOpen && <NothingOpen filter={filter} />}
      {SECTIONS.map((section) => (
        <Group
          key={section.group}
          section={section}
          rows={rows.filter((row) => row.group === section.group)}
          grids={grids.filter((grid) => grid.group === section.group)}
          day={day}
        />
      ))}
    </>
  );
}

function NothingOpen({ filter }: { filter: TodayFilter }) {
  if (filter === "all") {
    return (
      <EmptyState kind="all-done" title="眼下没有要填报的任务">
        已办结的在下面，新任务下发后会出现在这里
      </EmptyState>
    );
  }
  return (
    <EmptyState
      kind="no-result"
      title="没有这一类任务"
      actions={<ButtonLink href="/desk/today">看全部</ButtonLink>}
    />
  );
}

interface GroupProps {
  section: Section;
  rows: readonly TodoRow[];
  grids: readonly GridTask[];
  day: TodayView;
}

function Group({ section: { title, isClosed }, ...lines }: GroupProps) {
  const count = lines.rows.length + lines.grids.length;
  if (count === 0) return null;
  const head = (
    <>
      {title} <span className="count">{count}</span>
    </>
  );
  if (isClosed) {
    return (
      <details>
        <summary className="todo-group">{head}</summary>
        <Lines {...lines} />
      </details>
    );
  }
  return (
    <section aria-label={title}>
      <h2 className="todo-group">{head}</h2>
      <Lines {...lines} />
    </section>
  );
}

function Lines({ rows, grids, day }: Omit<GroupProps, "section">) {
  return (
    <ul>
      {rows.map((row) => (
        <TodoLine key={row.id} row={row} today={day.clock.today} given={day.given[row.id]} />
      ))}
      {grids.map((grid) => (
        <GridLine key={gridHref(grid)} grid={grid} today={day.clock.today} />
      ))}
    </ul>
  );
}
