import Link from "next/link";
import { periodLabel, waitsForAcceptance } from "@/lib/domain/assignments/rules";
import { nextStep } from "@/lib/domain/assignments/todo/rules";
import type { TodoRow } from "@/lib/domain/assignments/todo/types";
import { WINDOW_LABELS, windowSentence } from "@/lib/domain/assignments/window/labels";
import type { VoiceKind } from "@/lib/domain/voices/types";
import { type Day, dayLabel } from "@/lib/shared/dates";
import { ButtonLink } from "../../ui/button";
import { StatusMark, Tag } from "../../ui/mark";
import { Menu } from "../../ui/menu";
import { VoiceButtons } from "../voices/voice-buttons";
import { AssignmentLight, AssignmentStatusMark } from "./status";
import { lightWord, when } from "./words";

/** The one fact that matters about a line now. */
function factOf(row: TodoRow) {
  if (row.doneAt) return `${when(row.doneAt)} 办结`;
  if (row.submittedAt && row.status === "submitted") {
    return `${when(row.submittedAt)} 提交，等待审核`;
  }
  if (waitsForAcceptance(row)) return "审核已通过，等待上一级认可";
  if (row.window.state === "closed" && row.isOpeningAsked) return "开窗申请已送出，等待答复";
  if (row.window.state !== "open") return windowSentence(row.window);
  if (row.status === "returned" && row.returnReason) {
    return (
      <>
        审核意见：<b>{row.returnReason}</b>
      </>
    );
  }
  const closing = windowSentence(row.window);
  if (closing && row.light !== "normal") return closing;
  if (row.status === "drafting") return "草稿已存，还没有提交";
  return `约 ${row.minutes} 分钟`;
}

/** Where it stands: a window that is shut goes before the status, a passed day before both. */
function State({ row, today }: { row: TodoRow; today: Day }) {
  const isOthersTurn = row.group === "waiting" || row.group === "done";
  if (!isOthersTurn && row.window.state === "paused") {
    return <StatusMark tone="grey" shape="dash" word={WINDOW_LABELS.paused} />;
  }
  if (!isOthersTurn && row.window.state === "not_yet") {
    return <StatusMark tone="muted" shape="circle" word={WINDOW_LABELS.not_yet} />;
  }
  if (row.light === "overdue" && !row.doneAt) {
    return <Tag tone="red">{lightWord(row.light, row.dueOn, today)}</Tag>;
  }
  return <AssignmentStatusMark status={row.status} doneAt={row.doneAt} />;
}

interface TodoLineProps {
  row: TodoRow;
  today: Day;
  /** The voices that the organisation has raised; absent where it may raise none. */
  given?: readonly VoiceKind[] | undefined;
}

/** A line of 今日待办: light, name and the one fact, status, due day, and the verb of the next step. */
export function TodoLine({ row, today, given }: TodoLineProps) {
  const step = nextStep(row);
  const page = `/desk/assignments/${row.id}${step.isFilling ? "/fill" : ""}`;
  const isHeld = row.window.state === "paused" || row.window.state === "not_yet";
  return (
    <li className="todo-row">
      <AssignmentLight light={isHeld ? "none" : row.light} isDone={row.doneAt !== null} />
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
        <State row={row} today={today} />
      </div>
      <span className="todo-due">
        {dayLabel(row.returnDueOn && row.status === "returned" ? row.returnDueOn : row.dueOn)}
        <span className="sr-only">前报送</span>
      </span>
      <div className="todo-go">
        <ButtonLink
          href={page}
          variant={row.group === "urgent" ? "primary" : "secondary"}
          aria-label={`${step.word}：${row.taskTitle}`}
        >
          {step.word}
        </ButtonLink>
        {given && row.group !== "done" && row.group !== "waiting" && (
          <Menu label={given.length > 0 ? "已反映" : "反映"}>
            <VoiceButtons assignmentId={row.id} given={given} title={row.taskTitle} />
          </Menu>
        )}
      </div>
    </li>
  );
}
