/*
 * 三方评价: the unit says that it is done, the commission has looked, and those concerned have rated. The
 * voices stand side by side and are never summed. They agree when the unit claims it, the commission confirms
 * it and the people agree; they disagree as soon as the commission finds it not or only partly done, or the people
 * do not agree. Until enough people have rated nothing is said in their name, but every word, the low ones too,
 * is shown as it was counted.
 */
import type { RatingTotals } from "@/lib/domain/ratings/types";

/** What the commission found: done, partly done, not yet done. */
export type Finding = "confirmed" | "partly" | "not_yet";

/** What those concerned say together; null of them where nobody could rate yet. */
export type PeopleVoice = "too_few" | "agreed" | "not_agreed";

/** open: not claimed yet · waiting: somebody has still to speak · agreed · disputed. */
export type Verdict = "open" | "waiting" | "agreed" | "disputed";

/** The three voices of a round. */
export interface Voices {
  isClaimed: boolean;
  finding: Finding | null;
  people: PeopleVoice;
}

/** From when on people are heard as one voice, and which share of them must be content (0 to 1). */
export interface PeopleMeasure {
  minimumRatings: number;
  agreedShare: number;
}

/** What the ratings of a round say: 非常满意, 满意 and 基本满意 are for it, the two low words against. */
export function peopleVoice(
  { low, total }: Pick<RatingTotals, "low" | "total">,
  { minimumRatings, agreedShare }: PeopleMeasure,
): PeopleVoice {
  if (total < minimumRatings || total === 0) return "too_few";
  return (total - low) / total >= agreedShare ? "agreed" : "not_agreed";
}

/** Whether the three voices agree. */
export function verdictOf({ isClaimed, finding, people }: Voices): Verdict {
  if (!isClaimed) return "open";
  if (finding === "partly" || finding === "not_yet" || people === "not_agreed") return "disputed";
  return finding === "confirmed" && people === "agreed" ? "agreed" : "waiting";
}

/** The share of those who are content, in whole percent; null where nobody has rated. */
export function contentShare({ low, total }: Pick<RatingTotals, "low" | "total">): number | null {
  return total === 0 ? null : Math.round(((total - low) / total) * 100);
}
