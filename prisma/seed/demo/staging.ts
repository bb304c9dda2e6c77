import type { AssignmentFact } from "./assignments";
import type { Step } from "./life";
import { DAY_SECONDS, dayOfMoment, momentAt } from "./moments";
import { HOME } from "./scope";
import { stateAt } from "./state";

/*
 * Whoever signs in with a demonstration account finds something to do on every day of loading: the
 * village's next duties stand returned, begun and submitted, and the authorities around it have
 * submitted their next one, so that those above have something to review.
 */

const AUTHORITIES: readonly string[] = [HOME.county, HOME.city, HOME.province];
const RETURN_DAYS = 5;

/** 2 days before a moment's day, in the afternoon. */
function before(cut: number, days: number): number {
  return momentAt(dayOfMoment(cut) - days, 900, 20);
}

function villageSteps(rank: number, cut: number): Step[] | null {
  const dueDay = dayOfMoment(cut) + RETURN_DAYS;
  const returned: Step[] = [
    { kind: "submit", at: before(cut, 4) },
    { kind: "return", at: before(cut, 1), dueDay },
  ];
  const begun: Step[] = [{ kind: "draft", at: before(cut, 1) }];
  const submitted: Step[] = [{ kind: "submit", at: before(cut, 2) }];
  return [returned, begun, submitted][rank] ?? null;
}

function stepsFor(fact: AssignmentFact, rank: number, cut: number): Step[] | null {
  const { organisation } = fact;
  if (organisation.regionCode === HOME.village) return villageSteps(rank, cut);
  const isAuthority = organisation.kind !== "unit" && organisation.kind !== "village";
  if (!isAuthority || !AUTHORITIES.includes(organisation.nodeCode) || rank > 0) return null;
  return [{ kind: "submit", at: before(cut, 1 + (fact.seed % 3)) }];
}

/** Sets the stage for one organisation: changes those of its assignments that are not yet due or done. */
export function setStage(
  facts: readonly AssignmentFact[],
  { cut, begin }: { cut: number; begin: number },
): void {
  if (cut - begin < 7 * DAY_SECONDS) return;
  const open = facts.filter(
    ({ isAwaiting, dueDay, state }) =>
      !isAwaiting && dueDay >= dayOfMoment(cut) && !["approved", "exempted"].includes(state.status),
  );
  open.sort((a, b) => a.dueDay - b.dueDay || a.id - b.id);
  open.forEach((fact, rank) => {
    const steps = stepsFor(fact, rank, cut);
    if (steps) fact.state = stateAt(steps, cut, fact.dueDay);
  });
}
