import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { hasVerb } from "@/lib/access/reach";
import { listToAcknowledge } from "@/lib/domain/assignments/acknowledgements/queries";
import { countTodo, listTodo, readPeerMedian } from "@/lib/domain/assignments/todo/queries";
import type { TodoCounts } from "@/lib/domain/assignments/todo/types";
import { getClock } from "@/lib/domain/calendar/queries";
import { listMessages, listNotifications } from "@/lib/domain/notifications/queries";
import type { Notification } from "@/lib/domain/notifications/types";
import { listGridTasks } from "@/lib/domain/reports/grid/queries";
import { listGivenVoices } from "@/lib/domain/voices/queries";
import { gridLine, messagesInOrder, todayCounts } from "./rules";
import type { TodayView } from "./types";
import { listWorks } from "./works/queries";

const LINES = 200;
const MESSAGES = 6;
const NOTHING: TodoCounts = {
  ...{ open: 0, returned: 0, soon: 0, overdue: 0, submitted: 0, done: 0, asked: 0 },
};

// What waits for 收到 may be older than the newest ones.
async function messagesFor(actor: StaffActor): Promise<Notification[]> {
  const [newest, toConfirm] = await Promise.all([
    listNotifications(actor, MESSAGES),
    listMessages(actor, { view: "receipt" }),
  ]);
  const ids = new Set(newest.map(({ id }) => id));
  const older = toConfirm.rows.filter(({ id }) => !ids.has(id));
  return messagesInOrder([...older, ...newest], MESSAGES);
}

/**
 * The reader's day: own duties, tasks entered for others, what waits for a word, messages. The number of
 * statements depends on the reader's rights, never on how much there is.
 */
export async function getToday(actor: StaffActor): Promise<TodayView> {
  const clock = await getClock(actor);
  const year = Number(clock.today.slice(0, 4));
  const enters = hasVerb(actor, "report.enter");
  const own = { year, isOwnOnly: true };
  const [rows, counts, peers, messages, tasks, toAcknowledge, works] = await Promise.all([
    enters ? listTodo(actor, { ...own, limit: LINES }) : [],
    enters ? countTodo(actor, own) : NOTHING,
    enters ? readPeerMedian(actor, { year }) : null,
    messagesFor(actor),
    enters ? listGridTasks(actor) : [],
    listToAcknowledge(actor),
    listWorks(actor),
  ]);
  const given = await listGivenVoices(actor, rows);
  const grids = tasks.map((task) => gridLine(task, clock));
  const mine = { rows, grids, counts, peers, messages, toAcknowledge, works, given };
  return { clock, year, enters, ...mine, shown: todayCounts(counts, grids) };
}
