import Link from "next/link";
import { isDone, isOpen, periodLabel } from "@/lib/domain/assignments/rules";
import type { AssignmentStatus, TodoRow } from "@/lib/domain/assignments/types";
import type { VoiceKind } from "@/lib/domain/voices/types";
import { type Day, dayLabel } from "@/lib/shared/dates";
import { ButtonLink } from "../../ui/button";
import { Tag } from "../../ui/mark";
import { Menu } from "../../ui/menu";
import { VoiceButtons } from "../voices/voice-buttons";
import { AssignmentLight, AssignmentStatusMark } from "./status";
import { lightWord, when } from "./words";

const VERBS: Partial<Record<AssignmentStatus, string>> = {
  not_started: "去填报",
  drafting: "继续填写",
  returned: "修改重报",
};

/** The one fact that matters about a line now. */
function factOf(row: TodoRow) {
  if (row.status === "returned" && row.returnReason) {
    return (
      <>
        审核意见：<b>{row.returnReason}</b>
      </>
    );
  }
  if (row.status === "submitted" && row.submittedAt)
    return `${when(row.submittedAt)} 提交，等待审核`;
  if (isDone(row) && row.doneAt) return `${when(row.doneAt)} 办结`;
  if (row.status === "drafting") return "草稿已存，还没有提交";
  return `约 ${row.minutes} 分钟`;
}

interface TodoLineProps {
  row: TodoRow;
  today: Day;
  /** The voices that the organisation has raised; absent where it may raise none. */
  given?: readonly VoiceKind[] | undefined;
}

/** A line of 今日待办: light, name and the one fact, status, due day, and the verb of the next step. */
export function TodoLine({ row, today, given }: TodoLineProps) {
  const open = isOpen(row.status);
  const page = `/desk/assignments/${row.id}${open ? "/fill" : ""}`;
  const isPressing = row.group === "urgent";
  return (
    <li className="todo-row">
      <AssignmentLight light={row.light} isDone={isDone(row)} />
      <div className="todo-main">
        <h3>
          <Link href={page}>{row.taskTitle}</Link>
        </h3>
        <p className="todo-fact">
          {row.carrierName} {row.taskCode} · {periodLabel(row.year, row.period, row.frequency)} ·{" "}
          {factOf(row)}
        </p>
      </div>
      <div className="todo-status">
        {row.light === "overdue" ? (
          <Tag tone="red">{lightWord(row.light, row.dueOn, today)}</Tag>
        ) : (
          <AssignmentStatusMark status={row.status} doneAt={row.doneAt} />
        )}
      </div>
      <span className="todo-due">
        {dayLabel(row.returnDueOn && row.status === "returned" ? row.returnDueOn : row.dueOn)}
        <span className="sr-only">前报送</span>
      </span>
      <div className="todo-go">
        <ButtonLink
          href={page}
          variant={isPressing ? "primary" : "secondary"}
          aria-label={`${VERBS[row.status] ?? "查看"}：${row.taskTitle}`}
        >
          {VERBS[row.status] ?? "查看"}
        </ButtonLink>
        {given && open && (
          <Menu label={given.length > 0 ? "已反映" : "反映"}>
            <VoiceButtons assignmentId={row.id} given={given} title={row.taskTitle} />
          </Menu>
        )}
      </div>
    </li>
  );
}
