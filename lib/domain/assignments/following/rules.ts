/*
 * What an open assignment asks follows the lists that hold its task, from the one that the task comes from
 * down to its place (the chain). It belongs to the deepest of them. Where the list that the task comes from
 * drops it, no list beneath holds it any more, though it may still carry what it took over. Its due day is the earliest and its target the
 * tightest that any of them names; a list that was granted a weakening leaves those above it out. What one
 * organisation was granted (an extension, a target) wins where it is more lenient. An assignment stands
 * while one of these lists asks its organisation for its period; else it is cancelled with the reason, and
 * restored when a list asks for it again. What is submitted, done or exempted never changes.
 *
 * These functions say the rule; the statements beside them carry it out.
 */
import type { Direction } from "@/lib/domain/imports/schema";
import {
  bindingPart,
  type ChainTask,
  heldPart,
  targetTightness,
  tightestTarget,
} from "@/lib/domain/lists/inheriting/rules";
import type { Day } from "@/lib/shared/dates";

/** What one assignment was granted. */
export interface Granted {
  dueOn: Day | null;
  target: number | null;
}

/** What an open assignment asks. */
export interface EffectiveTerms {
  taskId: string;
  dueOn: Day;
  target: number | null;
}

/** The more lenient of the chain's target and a granted one. */
function lenientTarget(
  direction: Direction,
  chain: number | null,
  granted: number | null,
): number | null {
  if (granted === null || chain === null || direction === "zero") return chain;
  return targetTightness(direction, chain, granted) === "tighter" ? chain : granted;
}

/** What an assignment asks in a period of a year; null where no list of the chain has that period. */
export function effectiveTerms(
  chain: readonly ChainTask[],
  { year, period, granted }: { year: number; period: number; granted: Granted },
): EffectiveTerms | null {
  const asking = heldPart(chain).filter((task) => task.dueDates.length >= period);
  const binding = bindingPart(asking);
  const deepest = binding.at(-1);
  const [top] = binding;
  if (!deepest || !top) return null;
  const days = binding.map((task) => `${year}-${task.dueDates[period - 1]}`).toSorted();
  const [earliest = ""] = days;
  const sameWay = binding.filter((task) => task.direction === top.direction);
  const tightest = tightestTarget(
    top.direction,
    sameWay.map((task) => task.target),
  );
  return {
    taskId: deepest.taskId,
    dueOn: granted.dueOn !== null && granted.dueOn > earliest ? granted.dueOn : earliest,
    target: lenientTarget(top.direction, tightest, granted.target),
  };
}
