import { isDone } from "@/lib/domain/assignments/rules";
import type { AssignmentRow } from "@/lib/domain/assignments/types";
import { dayLabel } from "@/lib/shared/dates";
import { statusWord } from "../assignments/words";

const SIGNS = { overdue: "◆", soon: "▲", normal: "○", none: "○" } as const;

/** A period in one sign and its word where it asks for attention: greyscale and a copier keep it. */
function periodText(row: AssignmentRow): string {
  if (isDone(row)) return "✓";
  if (row.status === "exempted" || row.status === "cancelled") return `– ${statusWord(row.status)}`;
  const late = row.light === "overdue" ? "超期" : statusWord(row.status);
  return `${SIGNS[row.light]}${late} ${dayLabel(row.dueOn)}`;
}

function byTask(rows: readonly AssignmentRow[]): AssignmentRow[][] {
  const tasks = new Map<string, AssignmentRow[]>();
  for (const row of rows) tasks.set(row.rootTaskId, [...(tasks.get(row.rootTaskId) ?? []), row]);
  return [...tasks.values()].map((all) => all.sort((a, b) => a.period - b.period));
}

/** The year's tasks on paper: a line each, its periods side by side. */
export function OrganisationTasksPrint({ rows }: { rows: readonly AssignmentRow[] }) {
  return (
    <div className="only-print">
      <table className="table">
        <caption>各期：✓ 已办结，◆ 超期，▲ 预警，○ 其他，后为截止日</caption>
        <thead>
          <tr>
            <th scope="col">任务</th>
            <th scope="col">载体</th>
            <th scope="col">各期</th>
          </tr>
        </thead>
        <tbody>
          {byTask(rows).map((periods) => {
            const [first] = periods;
            return first ? (
              <tr key={first.rootTaskId}>
                <th scope="row">
                  {first.taskCode} {first.taskTitle}
                </th>
                <td>{first.carrierName}</td>
                <td>{periods.map(periodText).join("　")}</td>
              </tr>
            ) : null;
          })}
        </tbody>
      </table>
    </div>
  );
}
