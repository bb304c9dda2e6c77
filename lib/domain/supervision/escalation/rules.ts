/*
 * The machine proposes, a person decides. On each working day, after the unit's own people were told, it
 * looks at what is overdue and proposes at most one order for each organisation and step:
 *
 * the first step so many working days after the due day (of a return: after the return's own date), each
 * next step so many working days after the deadline of the step before passed without an answer, or at once
 * where the answer was found insufficient. A step that is switched off is left out.
 *
 * What is paused, opened by exception, waits for an answer to a request for more time, or belongs to a closed
 * year is not chased. What a person decided not to send is not proposed again for the same tasks and step.
 * Where an answer was accepted and nothing came of it, the first step is proposed anew ten working days later.
 * Where the work was done, or got a later day, the order ends by itself.
 *
 * The first step comes no earlier than two working days after the due day: the unit is told on the first.
 */
import { type Exceptions, isWorkingDay } from "@/lib/domain/calendar/rules";
import { addDays, type Day } from "@/lib/shared/dates";
import type { OrderKind } from "../types";
import type { EscalationStep } from "./types";

/** The steps in their order. */
export const ORDER_KINDS: readonly OrderKind[] = [
  "remind",
  "urge",
  "order",
  "interview",
  "circular",
];

/** The unit itself is told on the first working day after the due day. */
export const FIRST_AFTER_AT_LEAST = 2;
/** Working days that an accepted answer holds. */
export const ACCEPTED_FOR = 10;
/** Days that the calendar looks back; what is older counts as this late. */
const DAYS_BACK = 500;

/** The steps where no region upward has set any. */
export const DEFAULT_STEPS: readonly EscalationStep[] = [
  { kind: "remind", afterDays: 2, answerDays: 3, isOn: true },
  { kind: "urge", afterDays: 2, answerDays: 3, isOn: true },
  { kind: "order", afterDays: 3, answerDays: 5, isOn: true },
  { kind: "interview", afterDays: 5, answerDays: 5, isOn: true },
  { kind: "circular", afterDays: 5, answerDays: 5, isOn: true },
];

/** For each past day how many working days have gone by since, today with them. */
export function latenessCalendar(
  today: Day,
  exceptions: Exceptions,
): { days: Day[]; late: number[] } {
  const days: Day[] = [];
  const late: number[] = [];
  let count = 0;
  for (let back = 1; back <= DAYS_BACK; back += 1) {
    if (isWorkingDay(addDays(today, 1 - back), exceptions)) count += 1;
    days.push(addDays(today, -back));
    late.push(count);
  }
  return { days, late };
}

/** What a step means, in a sentence. */
export function stepSentence(step: EscalationStep, before: string | null, name: string): string {
  if (!step.isOn) return `不提议${name}`;
  const when = before
    ? `“${before}”到期 ${step.afterDays} 个工作日仍没有答复的`
    : `任务到期 ${step.afterDays} 个工作日仍没有报的`;
  return `${when}，提议${name}，给 ${step.answerDays} 个工作日答复`;
}
