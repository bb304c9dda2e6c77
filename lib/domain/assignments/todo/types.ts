import type { AssignmentRow } from "@/lib/domain/assignments/types";
import type { Window } from "@/lib/domain/assignments/window/types";

/**
 * Where a line stands in 今日待办: pressing, due this quarter, due later or not to be handed in yet, waiting
 * for somebody else, done.
 */
export type TodoGroup = "urgent" | "open" | "later" | "waiting" | "done";

/** A line of 今日待办. */
export interface TodoRow extends AssignmentRow {
  group: TodoGroup;
  window: Window;
  /** 开窗 was asked for and waits for an answer. */
  isOpeningAsked: boolean;
  /** The reviewer's reason of the last return, where the status is returned. */
  returnReason: string | null;
}

/** The counters above 今日待办; each filters the list. */
export interface TodoCounts {
  open: number;
  returned: number;
  soon: number;
  overdue: number;
  submitted: number;
  done: number;
  /** All that is asked this year, without exempted, cancelled and awaiting. */
  asked: number;
}
