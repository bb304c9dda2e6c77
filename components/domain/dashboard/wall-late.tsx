import { LightMark } from "@/components/ui/mark";
import type { DashboardFigures } from "@/lib/domain/counters/dashboard/types";
import { groupDigits } from "@/lib/shared/figures";
import { WallPanel } from "./wall-panel";

const SHOWN = 4;

interface LateLine {
  key: string;
  name: string;
  note: string;
  overdue: number;
}

function largest(lines: LateLine[], count: number): LateLine[] {
  return lines
    .filter(({ overdue }) => overdue > 0)
    .sort((a, b) => b.overdue - a.overdue)
    .slice(0, count);
}

/** The tasks of which most is open past its day, and where there are few of them, the places. */
function lateLines({ matrix, byChild, tasks }: DashboardFigures, count: number): LateLine[] {
  const carriers = new Map(matrix.columns.map((column) => [column.code, column.name]));
  const byTask = largest(
    tasks
      .filter((task) => task.carrierCode !== null)
      .map(({ rootTaskId, title, carrierCode, figures }) => ({
        key: rootTaskId,
        name: title,
        note: carriers.get(carrierCode ?? "") ?? "",
        overdue: figures.overdue,
      })),
    count,
  );
  const byPlace = largest(
    byChild.rows.map((row) => ({
      key: `${row.kind}${row.code}`,
      name: row.name,
      note: "本地区合计",
      overdue: row.total.overdue,
    })),
    count - byTask.length,
  );
  return [...byTask, ...byPlace];
}

/** 需督办: what is open past its day, most first. */
export function WallLate({ figures, isShort }: { figures: DashboardFigures; isShort: boolean }) {
  const { overdue } = figures.matrix.totals.total;
  const lines = lateLines(figures, isShort ? 2 : SHOWN);
  return (
    <WallPanel title="需督办" note={`超期 ${groupDigits(overdue)} 项`}>
      {lines.length === 0 && <p>没有超期的任务。</p>}
      <ul className="wall-late">
        {lines.map(({ key, name, note, overdue: late }) => (
          <li key={key}>
            <LightMark light="overdue" wordHidden />
            <span>
              <b>{name}</b>
              <small>{note}</small>
            </span>
            <em>超期 {groupDigits(late)} 项</em>
          </li>
        ))}
      </ul>
    </WallPanel>
  );
}
