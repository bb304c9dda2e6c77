/*
 * A request is confirmed, or declined with a reason; a confirmed one may still be declined before its day. From
 * the day of the visit on the organisation notes whether it took place. What it does not note is taken as having
 * taken place three days after, so that nobody loses their rating because somebody did not press a button; a
 * request that nobody answered is declined by the product on the day of the visit, with that reason. A visit that
 * took place gets one code to rate it, good for sixty days. Who asked is removed thirty days after the day of
 * the visit, whatever became of it.
 */
import type { BookingStatus } from "@/lib/platform/generated/prisma/enums";
import { addDays, type Day } from "@/lib/shared/dates";

/** What can be done to a booking at the desk. */
export type VisitMove = "confirm" | "decline" | "hold" | "absent";

const MOVES: Record<VisitMove, { from: readonly BookingStatus[]; to: BookingStatus }> = {
  confirm: { from: ["requested"], to: "confirmed" },
  decline: { from: ["requested", "confirmed"], to: "declined" },
  hold: { from: ["confirmed"], to: "held" },
  absent: { from: ["confirmed"], to: "absent" },
};

const BEFORE: readonly VisitMove[] = ["confirm", "decline"];

/** The state that a move ends in. */
export function endOf(move: VisitMove): BookingStatus {
  return MOVES[move].to;
}

/** True when a booking may be moved so on a day: answered before its day is over, noted from its day on. */
export function canMove(
  move: VisitMove,
  { status, visitOn }: { status: BookingStatus; visitOn: Day },
  today: Day,
): boolean {
  if (!MOVES[move].from.includes(status)) return false;
  return BEFORE.includes(move) ? today <= visitOn : today >= visitOn;
}

/** Days after a visit until it counts as having taken place by itself. */
export const SETTLED_AFTER_DAYS = 3;

/** Days after a visit until nobody can tell any more who came. */
export const PURGED_AFTER_DAYS = 30;

/** The last day on which a visit can be rated. */
export function ratedUntil(visitOn: Day): Day {
  return addDays(visitOn, 60);
}
