import Link from "next/link";
import { AssignmentLight, AssignmentStatusMark } from "@/components/domain/assignments/status";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { isDone, periodLabel } from "@/lib/domain/assignments/rules";
import type { AssignmentRow } from "@/lib/domain/assignments/types";
import { type Day, dayLabel, daysBetween } from "@/lib/shared/dates";
import { OrganisationTasksPrint } from "./organisation-tasks-print";

type OrganisationTasksProps = { assignments: readonly AssignmentRow[]; today: Day };

/** Everything asked of the organisation this year, open ones first, with their lights. */
export function OrganisationTasks({ assignments, today }: OrganisationTasksProps) {
  const asked = assignments.filter((one) => !one.awaiting);
  const ordered = [...asked].sort((a, b) => Number(isDone(a)) - Number(isDone(b)));
  const awaiting = assignments.length - asked.length;
  return (
    <Card
      title="任务"
      aside={awaiting > 0 ? `另有 ${awaiting} 项由系统、问卷或核验供数，不用填报` : undefined}
      flush
    >
      {ordered.length === 0 ? (
        <EmptyState kind="first-use" title="还没有任务">
          清单下发后，本单位的任务会列在这里。
        </EmptyState>
      ) : (
        <div className="no-print">
          <Table caption="本单位任务" cards>
            <thead>
              <tr>
                <th scope="col">灯</th>
                <th scope="col">任务</th>
                <th scope="col">期</th>
                <th scope="col">截止</th>
                <th scope="col">状态</th>
              </tr>
            </thead>
            <tbody>
              {ordered.map((assignment) => (
                <TaskRow key={assignment.id} assignment={assignment} today={today} />
              ))}
            </tbody>
          </Table>
        </div>
      )}
      {ordered.length > 0 && <OrganisationTasksPrint rows={asked} />}
    </Card>
  );
}

function TaskRow({ assignment, today }: { assignment: AssignmentRow; today: Day }) {
  const { id, taskTitle, taskCode, carrierName, year, period, frequency, dueOn } = assignment;
  const late = assignment.light === "overdue" ? `，超期 ${daysBetween(dueOn, today)} 天` : "";
  return (
    <tr>
      <td data-label="灯">
        <AssignmentLight light={assignment.light} isDone={isDone(assignment)} />
      </td>
      <th scope="row" data-label="任务">
        <Link className="link" href={`/desk/assignments/${id}`} prefetch={false}>
          {taskTitle}
        </Link>{" "}
        <span className="text-ink-hint">
          {taskCode} {carrierName}
        </span>
      </th>
      <td data-label="期" className="whitespace-nowrap">
        {periodLabel(year, period, frequency)}
      </td>
      <td data-label="截止" className="whitespace-nowrap">
        {dayLabel(dueOn)}
        {late}
      </td>
      <td data-label="状态">
        <AssignmentStatusMark status={assignment.status} doneAt={assignment.doneAt} />
      </td>
    </tr>
  );
}
