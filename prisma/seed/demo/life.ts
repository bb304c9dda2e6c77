import { daysToMonday, momentAt } from "./moments";
import type { Random } from "./random";

/*
 * The whole life of an assignment is drawn at once: drafts, submissions, reviews, returns. A day of
 * loading then shows it as far as it had come: what lies later has not happened. Careful places submit
 * early, are returned seldom and forget little; careless ones are late.
 */

/** Something that happens to an assignment. */
export type Step =
  | { kind: "draft" | "submit" | "approve" | "exempt"; at: number }
  | { kind: "return"; at: number; dueDay: number };

/** What a life depends on. */
export interface LifeFacts {
  dueDay: number;
  /** Days before the due day on which the first ones report. */
  window: number;
  /** From 0 to 1: how careful the organisation is. */
  care: number;
  /** From 0 to 1: how quick its reviewer is. */
  reviewCare: number;
}

const RETURN_DAYS = 7;

function officeTime(random: Random, day: number): number {
  return momentAt(day, random.between(510, 1070), random.between(0, 59));
}

function onDueDay(random: Random, day: number): number {
  return momentAt(day, random.between(900, 1430), random.between(0, 59));
}

function firstSubmission(random: Random, facts: LifeFacts): number | null {
  const carelessness = 1 - facts.care;
  if (random.chance(0.005 + carelessness ** 2 * 0.7)) return null;
  if (random.chance(0.02 + carelessness * 0.4)) {
    const day = facts.dueDay + 1 + Math.floor(16 * random.next() ** 2);
    return officeTime(random, day + daysToMonday(day));
  }
  const early = Math.floor(facts.window * random.next() ** (3.6 - facts.care * 3));
  if (early === 0) return onDueDay(random, facts.dueDay);
  const day = facts.dueDay - early;
  const monday = daysToMonday(day);
  if (monday === 0 || monday > early) return officeTime(random, day);
  return officeTime(random, random.chance(0.15) ? day : day + monday);
}

function reviewTime(random: Random, submittedAt: number, reviewCare: number): number {
  const submittedOn = Math.floor(submittedAt / 86_400);
  const delay = Math.floor((15 - 9 * reviewCare) * random.next() ** 1.3);
  const day = submittedOn + delay;
  const at = officeTime(random, day + daysToMonday(day));
  if (at > submittedAt + 600) return at;
  const next = submittedOn + 1;
  return officeTime(random, next + daysToMonday(next));
}

function draftBefore(random: Random, submittedAt: number): Step[] {
  if (!random.chance(0.45)) return [];
  return [{ kind: "draft", at: submittedAt - random.between(1_800, 4 * 86_400) }];
}

function abandoned(random: Random, facts: LifeFacts): Step[] {
  if (!random.chance(0.35)) return [];
  return [{ kind: "draft", at: officeTime(random, facts.dueDay - random.between(1, 6)) }];
}

/** When an answer to a return comes; null when it never does. */
function answerTime(random: Random, returnedAt: number, facts: LifeFacts): number | null {
  if (random.chance(0.02 + (1 - facts.care) * 0.15)) return null;
  const isLate = random.chance(0.05 + (1 - facts.care) * 0.2);
  const days = isLate ? RETURN_DAYS + random.between(1, 5) : random.between(1, RETURN_DAYS - 1);
  const day = Math.floor(returnedAt / 86_400) + days;
  return officeTime(random, isLate ? day + daysToMonday(day) : day);
}

const MOST_REVISIONS = 3;

/** Everything that will happen to an assignment, in the order of time. */
export function planLife(random: Random, facts: LifeFacts): Step[] {
  const first = firstSubmission(random, facts);
  if (first === null) return abandoned(random, facts);
  const steps = draftBefore(random, first);
  let submittedAt: number | null = first;
  for (let revision = 1; submittedAt !== null; revision += 1) {
    steps.push({ kind: "submit", at: submittedAt });
    const at = reviewTime(random, submittedAt, facts.reviewCare);
    const isReturned =
      revision < MOST_REVISIONS &&
      random.chance(revision === 1 ? 0.04 + (1 - facts.care) * 0.14 : 0.08);
    if (!isReturned) {
      steps.push({ kind: "approve", at });
      break;
    }
    steps.push({ kind: "return", at, dueDay: Math.floor(at / 86_400) + RETURN_DAYS });
    submittedAt = answerTime(random, at, facts);
  }
  return steps;
}
