/*
 * An organisation's points: the clauses of the responsibility lists in force that apply to it, by kind of
 * responsibility and post. A clause is done when every date of its tasks is done, overdue when one of them
 * is past its day and still open, open otherwise; without a task it is nobody's work yet. What is exempted,
 * cancelled or waits for data does not count.
 */
import { isDone, isOpen } from "@/lib/domain/assignments/rules";
import type { Responsibility } from "@/lib/domain/imports/schema";
import type { Day } from "@/lib/shared/dates";
import type { Point, PointDate, PointGroup, PointState, PointTask } from "./types";

const ORDER: readonly Responsibility[] = ["primary", "oversight", "regulatory"];
const DROPPED = ["exempted", "cancelled"];

function counts(date: PointDate): boolean {
  return !DROPPED.includes(date.status) && !date.awaiting;
}

/** The state of a clause from its tasks' dates; `unseen` are dates that the reader may not see. */
export function stateOf(tasks: readonly PointTask[], today: Day, unseen: number): PointState {
  if (unseen > 0) return "hidden";
  const dates = tasks.flatMap((task) => task.dates).filter(counts);
  if (dates.length === 0) return "none";
  if (dates.every(isDone)) return "done";
  return dates.some(({ status, dueOn }) => isOpen(status) && dueOn < today) ? "overdue" : "open";
}

/** Clauses by responsibility (主体、监督、监管) and post, in the order of the lists. */
export function groupPoints(points: readonly Point[]): PointGroup[] {
  const groups = new Map<string, PointGroup>();
  for (const responsibility of ORDER) {
    for (const point of points.filter((one) => one.responsibility === responsibility)) {
      const post = point.post ?? "";
      const key = `${responsibility}/${post}`;
      const group = groups.get(key) ?? { responsibility, post, points: [] };
      group.points.push(point);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}

/** How many clauses carry each tag, the most used first. */
export function countTags(points: readonly Point[]): { tag: string; count: number }[] {
  const found = new Map<string, number>();
  for (const tag of points.flatMap((point) => point.tags)) {
    found.set(tag, (found.get(tag) ?? 0) + 1);
  }
  return [...found]
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
}

/** How many clauses stand in each state. */
export function countStates(points: readonly Point[]): Record<PointState, number> {
  const found: Record<PointState, number> = { done: 0, open: 0, overdue: 0, none: 0, hidden: 0 };
  for (const { state } of points) found[state] += 1;
  return found;
}
