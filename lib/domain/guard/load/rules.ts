import type { Level } from "@/lib/domain/imports/schema";
import type { Bearing, LoadCell, LoadRow, LoadTask, MinutesBudget } from "./types";

/*
 * How many minutes lists lay on one organisation of each level in a quarter: the minutes of every task
 * that people report, once for each due day that falls in the quarter. A village and a township are asked
 * by all carriers; a lead unit or a 建设单位 only by its own carrier (a sub-carrier's also by what its
 * carrier asks of all), and a unit named by its 条线 is reckoned for itself. Where a level has several
 * such kinds, the heaviest counts. The budget of a level is the tightest that an office on the line from
 * the region upwards has set.
 */

/** The levels in their order from the top. */
export const LEVELS: readonly Level[] = [
  "province",
  "city",
  "county",
  "township",
  "village",
  "unit",
];

const QUARTERS = [0, 1, 2, 3] as const;

/** Asked whatever the carrier: every list reaches the same organisation. */
function isAskedByAll(level: Level): boolean {
  return level === "township" || level === "village";
}

/** The quarter, 0 to 3, in which a due day (MM-DD) falls. */
export function quarterOf(dueDate: string): number {
  return Math.floor((Number(dueDate.slice(0, 2)) - 1) / 3);
}

function areRelated(one: Bearing, other: Bearing): boolean {
  if (one.carrierCode === null || other.carrierCode === null) {
    return one.carrierCode === other.carrierCode;
  }
  return (
    one.carrierCode === other.carrierCode ||
    one.parentCarrierCode === other.carrierCode ||
    one.carrierCode === other.parentCarrierCode
  );
}

/** True when one organisation of the level may be asked both. */
export function meetAt(level: Level, one: Bearing, other: Bearing): boolean {
  if (!one.askedLevels.includes(level) || !other.askedLevels.includes(level)) return false;
  if (isAskedByAll(level)) return true;
  if (level === "unit") return areRelated(one, other);
  if (one.askedRole !== other.askedRole) return false;
  if (one.leadLine || other.leadLine) return one.leadLine === other.leadLine;
  return areRelated(one, other);
}

/** True when one organisation may be asked both at some level. */
export function mayMeet(one: Bearing, other: Bearing): boolean {
  return one.askedLevels.some((level) => meetAt(level, one, other));
}

/** A kind of organisation as a task: it meets the tasks of its carrier and of the carrier above. */
function kindOf(level: Level, task: LoadTask): string {
  if (isAskedByAll(level)) return level;
  const line = level === "unit" ? null : task.leadLine;
  const role = level === "unit" ? "lead" : task.askedRole;
  return [role, line ?? "", line ? "" : (task.carrierCode ?? "")].join("/");
}

/** What a carrier asks of all its sub-carriers falls on each of them, but not the other way round. */
function falls(level: Level, task: LoadTask, on: LoadTask): boolean {
  if (!meetAt(level, task, on)) return false;
  if (isAskedByAll(level) || (level !== "unit" && on.leadLine)) return true;
  return task.carrierCode === on.carrierCode || task.carrierCode === on.parentCarrierCode;
}

function minutesIn(quarter: number, tasks: readonly LoadTask[]): number {
  return tasks.reduce(
    (sum, task) =>
      sum + task.minutes * task.dueDates.filter((due) => quarterOf(due) === quarter).length,
    0,
  );
}

/** One task of each kind of organisation that the level has among these tasks. */
function kindsAt(level: Level, tasks: readonly LoadTask[]): LoadTask[] {
  const kinds = new Map<string, LoadTask>();
  for (const task of tasks) {
    if (task.askedLevels.includes(level) && !kinds.has(kindOf(level, task))) {
      kinds.set(kindOf(level, task), task);
    }
  }
  return [...kinds.values()];
}

function heavier(one: LoadCell, other: LoadCell): LoadCell {
  return other.all > one.all || (other.all === one.all && other.own > one.own) ? other : one;
}

function cellOf(
  quarter: number,
  level: Level,
  tasks: { own: readonly LoadTask[]; all: readonly LoadTask[]; budget: number | null },
): LoadCell {
  // Sub-carriers that only other lists name are touched too by what the list asks of their carrier.
  const kinds = kindsAt(level, tasks.all).filter((kind) =>
    tasks.own.some((task) => falls(level, task, kind)),
  );
  const cells = kinds.map((kind): LoadCell => {
    const on = (some: readonly LoadTask[]) =>
      minutesIn(
        quarter,
        some.filter((task) => falls(level, task, kind)),
      );
    const all = on(tasks.all);
    return { own: on(tasks.own), all, isOver: tasks.budget !== null && all > tasks.budget };
  });
  return cells.reduce(heavier, { own: 0, all: 0, isOver: false });
}

/** The tasks that people report, each root once; the first that is named stands. */
export function reportedOnce(tasks: readonly LoadTask[]): LoadTask[] {
  const roots = new Map<string, LoadTask>();
  for (const task of tasks) {
    if (task.source === "report" && !roots.has(task.rootTaskId)) roots.set(task.rootTaskId, task);
  }
  return [...roots.values()];
}

/** The tightest budget of a level, or null where none is set. */
export function budgetOf(level: Level, budgets: readonly MinutesBudget[]): MinutesBudget | null {
  const set = budgets.filter((budget) => budget.level === level);
  return set.reduce<MinutesBudget | null>(
    (least, budget) => (least === null || budget.minutes < least.minutes ? budget : least),
    null,
  );
}

/** Levels × quarters of a list: what it lays on one organisation, and what all lists do together. */
export function loadOf(
  list: readonly LoadTask[],
  others: readonly LoadTask[],
  budgets: readonly MinutesBudget[],
): LoadRow[] {
  const own = reportedOnce(list);
  const all = reportedOnce([...list, ...others]);
  return LEVELS.filter((level) => own.some((task) => task.askedLevels.includes(level))).map(
    (level) => {
      const budget = budgetOf(level, budgets);
      const tasks = { own, all, budget: budget?.minutes ?? null };
      return { level, budget, quarters: QUARTERS.map((quarter) => cellOf(quarter, level, tasks)) };
    },
  );
}

/** The task that takes most of a quarter at a level; null where none falls in it. */
export function heaviestIn<Task extends LoadTask>(
  tasks: readonly Task[],
  level: Level,
  quarter: number,
): Task | null {
  const weight = (task: Task) => minutesIn(quarter, [task]);
  const asked = tasks.filter(
    (task) => task.source === "report" && task.askedLevels.includes(level) && weight(task) > 0,
  );
  return asked.reduce<Task | null>(
    (most, task) => (most === null || weight(task) > weight(most) ? task : most),
    null,
  );
}
