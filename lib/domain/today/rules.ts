/*
 * The counters say how many lines they narrow the list to: what is open, returned, due soon and overdue. A
 * task that is entered for many organisations is one line. Messages that wait for 收到 come first.
 */

import { lightOf } from "@/lib/domain/assignments/rules";
import { quarterEnd } from "@/lib/domain/assignments/todo/rules";
import type { TodoCounts } from "@/lib/domain/assignments/todo/types";
import type { Clock } from "@/lib/domain/assignments/types";
import type { Notification } from "@/lib/domain/notifications/types";
import type { GridTask } from "@/lib/domain/reports/types";
import type { GridLine, TodayCounts, TodayFilter } from "./types";

/** The line of a task that is entered for many, by the first day that any open one is due; returns are urgent. */
export function gridLine(task: GridTask, clock: Clock): GridLine {
  const facts = { status: "not_started", awaiting: false, dueOn: task.dueOn } as const;
  const light = lightOf(facts, clock);
  if (light !== "normal" || task.returned > 0) return { ...task, light, group: "urgent" };
  const group = task.dueOn <= quarterEnd(clock.today) ? "open" : "later";
  return { ...task, light, group };
}

/** The four counters over own lines, which are counted without limit, and those of 代录. */
export function todayCounts(counts: TodoCounts, grids: readonly GridLine[]): TodayCounts {
  const lit = (light: GridLine["light"]) => grids.filter((grid) => grid.light === light).length;
  return {
    all: counts.open + grids.length,
    returned: counts.returned + grids.filter((grid) => grid.returned > 0).length,
    soon: counts.soon + lit("soon"),
    overdue: counts.overdue + lit("overdue"),
  };
}

/** The messages to show: those that wait for 收到, then the newest. */
export function messagesInOrder(messages: readonly Notification[], most: number): Notification[] {
  const waits = (message: Notification) => message.needsReceipt && !message.receivedAt;
  const first = messages.filter(waits);
  return [...first, ...messages.filter((message) => !waits(message))].slice(0, most);
}

/** The filter of an address; anything else shows all. */
export function todayFilter(text: string | undefined): TodayFilter {
  return text === "returned" || text === "soon" || text === "overdue" ? text : "all";
}
