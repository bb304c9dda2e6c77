/*
 * What is done first. Overdue, returned and due soon press, and so does what can only be handed in after a
 * window is opened: the next step there is to ask. What was asked, and what waits for review, is another's
 * turn. A paused task, and one whose window opens later, is not due yet whatever its light. The rest is
 * due in this quarter or later.
 */
import { isOpen } from "@/lib/domain/assignments/rules";
import type { Clock } from "@/lib/domain/assignments/types";
import type { Day } from "@/lib/shared/dates";
import type { TodoGroup, TodoRow } from "./types";

/** The last day of the quarter in which a day lies. */
export function quarterEnd(today: Day): Day {
  const ends = ["03-31", "06-30", "09-30", "12-31"];
  const quarter = Math.floor((Number(today.slice(5, 7)) - 1) / 3);
  return `${today.slice(0, 4)}-${ends[quarter]}`;
}

/** The group of a line on a day. */
export function groupOf(
  row: Pick<TodoRow, "status" | "doneAt" | "light" | "dueOn" | "window" | "isOpeningAsked">,
  { today }: Pick<Clock, "today">,
): TodoGroup {
  if (row.doneAt) return "done";
  if (!isOpen(row.status)) return "waiting";
  const { state } = row.window;
  if (state === "closed") return row.isOpeningAsked ? "waiting" : "urgent";
  if (state === "paused" || state === "not_yet") return "later";
  if (row.light !== "normal") return "urgent";
  return row.dueOn <= quarterEnd(today) ? "open" : "later";
}

/** The next step of the one who reports, as a button says it. */
export function nextStep(row: Pick<TodoRow, "status" | "light" | "window" | "isOpeningAsked">): {
  word: string;
  isFilling: boolean;
} {
  if (!isOpen(row.status)) return { word: "查看", isFilling: false };
  const { state } = row.window;
  if (state === "closed") {
    return { word: row.isOpeningAsked ? "查看" : "申请开窗", isFilling: false };
  }
  if (state !== "open") return { word: "先填草稿", isFilling: true };
  if (row.status === "returned") return { word: "修改重报", isFilling: true };
  if (row.status === "drafting") return { word: "继续填写", isFilling: true };
  return { word: row.light === "overdue" ? "补报" : "去填报", isFilling: true };
}
