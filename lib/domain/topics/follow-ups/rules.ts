/*
 * Four weeks after a unit's claim was released, those who suggested the topic are asked whether the problem has
 * come back. Where enough of them answer and too large a share says that it has, the office is asked to look and
 * to reopen it; nothing is reopened by itself.
 */

/** 没有反弹 · 又出现了 · 说不清. */
export type FollowUpAnswer = "lasting" | "rebounded" | "unsure";

/** What was answered, in counts. */
export type FollowUpCounts = Record<FollowUpAnswer, number>;

/** Days from the released claim to the question, and for answering it. */
export const DAYS_UNTIL_ASKED = 28;
export const DAYS_TO_ANSWER = 28;

/** True when the office is to be asked to reopen. */
export function proposesReopening(
  { lasting, rebounded, unsure }: FollowUpCounts,
  { reboundPercent, reboundMinimum }: { reboundPercent: number; reboundMinimum: number },
): boolean {
  const total = lasting + rebounded + unsure;
  return total >= reboundMinimum && rebounded * 100 >= total * reboundPercent;
}
