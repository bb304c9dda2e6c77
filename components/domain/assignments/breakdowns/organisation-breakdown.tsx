import Link from "next/link";
import type { TaskBreakdown } from "@/lib/domain/assignments/breakdowns/types";
import { dayLabel } from "@/lib/shared/dates";
import { PageHeader } from "../../../layout/page-header";
import { PrintHead } from "../../../layout/print-head";
import { Card } from "../../../ui/card";
import { EmptyState } from "../../../ui/empty-state";
import { PrintButton } from "../../reports/print-button";
import { BreakdownTable } from "./breakdown-table";

interface OrganisationBreakdownProps {
  tasks: readonly TaskBreakdown[];
  year: number;
  unit: string;
  person: string;
  time: string;
}

/** The whole breakdown of an organisation: on one sheet for the wall of the office. */
export function OrganisationBreakdown(props: OrganisationBreakdownProps) {
  const { tasks, year, unit, person, time } = props;
  const title = `${year} 年任务分解表`;
  const broken = tasks.filter((task) => task.rows.length > 0);
  const others = tasks.filter((task) => task.rows.length === 0);
  return (
    <>
      <PrintHead unit={unit} title={title} person={person} time={time} />
      <PageHeader
        back={{ href: "/desk/plans", label: "年度方案" }}
        title={title}
        subtitle={`${unit} · ${tasks.length} 项任务，已分解 ${broken.length} 项`}
        actions={<PrintButton />}
      />
      {tasks.length === 0 && (
        <div className="card">
          <EmptyState kind="first-use" title="本单位今年没有任务">
            任务下发后，可以在这里分解到科室和责任人
          </EmptyState>
        </div>
      )}
      <div className="flex flex-col gap-5">
        {broken.map((task) => (
          <Card
            key={task.rootTaskId}
            title={`${task.code} ${task.title}`}
            aside={task.earliestDueOn ? `最近 ${dayLabel(task.earliestDueOn)}前报送` : "已报送"}
            flush
          >
            <BreakdownTable rows={task.rows} />
          </Card>
        ))}
        {others.length > 0 && <Unbroken tasks={others} />}
      </div>
    </>
  );
}

function Unbroken({ tasks }: { tasks: readonly TaskBreakdown[] }) {
  return (
    <Card title="还没有分解的任务" className="no-print">
      <ul className="messages">
        {tasks.map((task) => (
          <li key={task.rootTaskId}>
            <Link href={`/desk/assignments/${task.assignmentId}/breakdown`} prefetch={false}>
              {task.title}
            </Link>
            <span className="block text-sm text-ink-hint">
              {task.carrierName} {task.code}
              {task.earliestDueOn && ` · 最近 ${dayLabel(task.earliestDueOn)}前报送`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
