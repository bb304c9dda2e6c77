/*
 * Between the ends of two days a figure changes by what comes in less what goes out: figure of the later day =
 * figure of the earlier day + in − out. Of what is asked, what comes in was made in between, came from another
 * place, or was taken up again; what goes out went to another place, or was cancelled or exempted. An assignment
 * can be in several movements at once: re-dated and done, for instance.
 */
import type { FollowedFigure, Movement, Movements } from "@/lib/domain/counters/changes/types";
import { MOVEMENTS } from "@/lib/domain/counters/changes/types";

/** The figures that are followed, with the movements that raise and lower each. */
export const FOLLOWED: Record<FollowedFigure, { in: Movement[]; out: Movement[] }> = {
  asked: { in: ["made", "arrived", "restored"], out: ["left", "dropped"] },
  done: { in: ["done"], out: ["reopened"] },
  overdue: { in: ["overdue"], out: ["overdue_gone"] },
  returned: { in: ["returned"], out: ["returned_gone"] },
  submitted: { in: ["submitted"], out: ["submitted_gone"] },
};

/** Nothing moved. */
export function noMovements(): Movements {
  return Object.fromEntries(MOVEMENTS.map((one) => [one, 0])) as Movements;
}

/** Adds movements into a sum, in place. */
export function addMovements(sum: Movements, more: Movements): void {
  for (const one of MOVEMENTS) sum[one] += more[one];
}

/** By how much a figure rose, or fell where it is negative. */
export function netOf(movements: Movements, figure: FollowedFigure): number {
  const sum = (all: Movement[]) => all.reduce((total, one) => total + movements[one], 0);
  return sum(FOLLOWED[figure].in) - sum(FOLLOWED[figure].out);
}
