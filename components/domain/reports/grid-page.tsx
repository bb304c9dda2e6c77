import Link from "next/link";
import { periodLabel } from "@/lib/domain/assignments/rules";
import type { Grid, GridInput } from "@/lib/domain/reports/grid/queries";
import { targetLabel } from "@/lib/domain/reports/labels";
import type { GridTask } from "@/lib/domain/reports/types";
import { type Day, dayLabel } from "@/lib/shared/dates";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { Tag } from "../../ui/mark";
import { CursorPagination } from "../../ui/navigation";
import { Table } from "../../ui/table";
import { EntryGrid } from "./entry-grid";

function gridHref({ rootTaskId, year, period }: GridInput, after?: string): string {
  const address = new URLSearchParams({ task: rootTaskId, year: `${year}`, period: `${period}` });
  if (after) address.set("after", after);
  return `/desk/assignments/grid?${address}`;
}

/** The tasks that one may enter for others, soonest due first. */
export function GridTaskList({ tasks }: { tasks: readonly GridTask[] }) {
  return (
    <>
      <PageHeader
        title="代录"
        subtitle="为辖区内填报不便的单位逐家录入；记录里写明由谁代录，代录人不能审核"
        back={{ href: "/desk/today", label: "今日待办" }}
        actions={<ButtonLink href="/desk/progress">导入进展汇总表</ButtonLink>}
      />
      <div className="card">
        {tasks.length === 0 ? (
          <EmptyState kind="no-right" title="没有可以代录的任务">
            代录需要上级授权；授权范围内的任务都已报完时，这里也是空的
          </EmptyState>
        ) : (
          <Table caption="可以代录的任务" cards>
            <thead>
              <tr>
                <th scope="col">任务</th>
                <th scope="col">报送期</th>
                <th scope="col">最早到期</th>
                <th scope="col" className="num">
                  未报 / 全部
                </th>
              </tr>
            </thead>
            <tbody>
              {tasks.map((task) => (
                <tr key={gridHref(task)}>
                  <th scope="row">
                    <Link className="queue-name" href={gridHref(task)}>
                      {task.code} {task.title}
                    </Link>
                  </th>
                  <td data-label="报送期">{periodLabel(task.year, task.period, task.frequency)}</td>
                  <td data-label="最早到期">{dayLabel(task.dueOn)}</td>
                  <td data-label="未报 / 全部" className="num">
                    {task.open} / {task.total}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </div>
    </>
  );
}

interface GridPageProps {
  grid: Grid;
  asked: GridInput;
  accountId: string;
  today: Day;
}

/** One task of many organisations as a table to type into; each row is saved and submitted by itself. */
export function GridPage({ grid, asked, accountId, today }: GridPageProps) {
  const { task, facts } = grid;
  return (
    <>
      <PageHeader
        title={task.title}
        back={{ href: "/desk/assignments/grid", label: "代录任务" }}
        subtitle={
          <span className="fact-line">
            <Tag tone="lian">代录</Tag>
            <span>{task.code}</span>
            <span>{task.periodLabel}</span>
            <span>{dayLabel(task.dueOn)}前报送</span>
            <span>
              {facts.indicatorName}，{targetLabel(facts)}
            </span>
            {task.isExample && <Tag>示例</Tag>}
          </span>
        }
      />
      <p className="mb-4 text-ink-soft">{task.measure}</p>
      <div className="card">
        <EntryGrid
          key={asked.after ?? ""}
          facts={facts}
          rows={grid.rows}
          accountId={accountId}
          title={`《${task.title}》${task.periodLabel}`}
          today={today}
        />
      </div>
      <div className="mt-4">
        <CursorPagination
          previous={asked.after ? gridHref(asked) : undefined}
          next={grid.next ? gridHref(asked, grid.next) : undefined}
          note={asked.after ? "“上一页”回到最前" : undefined}
        />
      </div>
    </>
  );
}
