import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { hasVerb } from "@/lib/access/reach";
import { countToDecide } from "@/lib/domain/adjustments/queries";
import { listToAcknowledge } from "@/lib/domain/assignments/acknowledgements/queries";
import type { WaitingList } from "@/lib/domain/assignments/acknowledgements/types";
import { countTodo, listTodo, readPeerMedian } from "@/lib/domain/assignments/todo/queries";
import type { Clock, TodoCounts, TodoRow } from "@/lib/domain/assignments/types";
import { getClock } from "@/lib/domain/calendar/queries";
import { listNotifications } from "@/lib/domain/notifications/queries";
import type { Notification } from "@/lib/domain/notifications/types";
import { listGridTasks } from "@/lib/domain/reports/grid/queries";
import type { GridTask } from "@/lib/domain/reports/types";
import { summariseOpenVoices } from "@/lib/domain/voices/answering/queries";
import type { OpenVoices } from "@/lib/domain/voices/answering/types";
import { listGivenVoices } from "@/lib/domain/voices/queries";
import type { VoiceKind } from "@/lib/domain/voices/types";
import { countWaiting } from "../queries";

/** Everything that 今日待办 shows. */
export interface TodayView {
  clock: Clock;
  year: number;
  rows: TodoRow[];
  counts: TodoCounts;
  peers: { median: number; organisations: number } | null;
  messages: Notification[];
  /** How many reports wait for the reader's review; null for those who review nothing. */
  waiting: number | null;
  /** How many requests for other terms wait for the reader's word; null for those who decide none. */
  toDecide: number | null;
  /** Issued lists that the own organisation has not acknowledged. */
  toAcknowledge: WaitingList[];
  /** Tasks to enter for other organisations; empty without a 代录 grant. */
  grids: GridTask[];
  /** By assignment, which voices the own organisation has raised. */
  given: Record<string, VoiceKind[]>;
  /** Voices that wait for the reader's answer; null for those who answer for nothing. */
  voices: OpenVoices | null;
}

const LINES = 200;
const NOTHING: TodoCounts = {
  ...{ open: 0, returned: 0, soon: 0, overdue: 0, submitted: 0, done: 0, asked: 0 },
};

/** The reader's day: own duties, what waits for review, messages. */
export async function getToday(actor: StaffActor): Promise<TodayView> {
  const clock = await getClock(actor);
  const year = Number(clock.today.slice(0, 4));
  const enters = hasVerb(actor, "report.enter");
  const [rows, counts, peers, messages, waiting, grids, toAcknowledge, voices] = await Promise.all([
    enters ? listTodo(actor, { year, isOwnOnly: true, limit: LINES }) : [],
    enters ? countTodo(actor, { year, isOwnOnly: true }) : NOTHING,
    readPeerMedian(actor, { year }),
    listNotifications(actor),
    hasVerb(actor, "report.review") ? countWaiting(actor) : null,
    listGridTasks(actor),
    listToAcknowledge(actor),
    summariseOpenVoices(actor),
  ]);
  const given = await listGivenVoices(actor, rows);
  const toDecide = hasVerb(actor, "adjustment.decide") ? await countToDecide(actor) : null;
  const mine = { rows, counts, peers, messages, grids, toAcknowledge };
  return { clock, year, ...mine, waiting, toDecide, given, voices };
}

/** What the counters narrow the list to. */
export type TodayFilter = "all" | "returned" | "soon" | "overdue";

/** The filter of an address; anything else shows all. */
export function todayFilter(text: string | undefined): TodayFilter {
  return text === "returned" || text === "soon" || text === "overdue" ? text : "all";
}
