import type { WaitingList } from "@/lib/domain/assignments/acknowledgements/types";
import type { TodoCounts, TodoGroup, TodoRow } from "@/lib/domain/assignments/todo/types";
import type { Clock, Light } from "@/lib/domain/assignments/types";
import type { Notification } from "@/lib/domain/notifications/types";
import type { GridTask } from "@/lib/domain/reports/types";
import type { VoiceKind } from "@/lib/domain/voices/types";
import type { Work } from "./works/types";

/** The same task asked of many that the person enters for: one line, one grid. */
export interface GridLine extends GridTask {
  light: Light;
  group: Exclude<TodoGroup, "waiting" | "done">;
}

/** What the counters narrow the list to. */
export type TodayFilter = "all" | "returned" | "soon" | "overdue";

/** The four counters: each is the number of lines that it narrows the list to. */
export type TodayCounts = Record<TodayFilter, number>;

/** Everything that 今日待办 shows. */
export interface TodayView {
  clock: Clock;
  year: number;
  /** The person files reports, be it for their own organisation or for others. */
  enters: boolean;
  rows: TodoRow[];
  grids: GridLine[];
  counts: TodoCounts;
  shown: TodayCounts;
  /** What waits for the person's word or hand besides. */
  works: Work[];
  /** The median completion of organisations of the same kind. */
  peers: { median: number; organisations: number } | null;
  /** The newest, those that wait for 收到 first. */
  messages: Notification[];
  /** Issued lists that the own organisation has not acknowledged. */
  toAcknowledge: WaitingList[];
  /** By assignment, which voices the own organisation has raised. */
  given: Record<string, VoiceKind[]>;
}
