/*
 * A self-evaluation is complete when every item is answered; whoever answers partly or no says why. An item that
 * is a must and was found not to be so keeps a site from passing. The unit's answers and what was found stand
 * side by side; where they differ, that is shown and nothing is averaged.
 */
import type { ChecklistItem } from "@/lib/domain/sites/checklists/types";
import type { Finding, ItemAnswer, OwnAnswer } from "@/lib/domain/sites/evaluations/types";

/** Form fields of an item that are missing, with what to do, by field name. */
export function missingAnswers(
  items: readonly ChecklistItem[],
  answers: Readonly<Record<string, Pick<OwnAnswer, "answer" | "words"> | undefined>>,
): Record<string, string> {
  const missing: Record<string, string> = {};
  items.forEach(({ code, title }, at) => {
    const given = answers[code];
    if (!given?.answer) missing[`answer.${code}`] = `第 ${at + 1} 条“${title}”：请选择符合程度`;
    else if (given.answer !== "yes" && !given.words) {
      missing[`words.${code}`] = `第 ${at + 1} 条“${title}”：请写明哪里还不符合`;
    }
  });
  return missing;
}

/** The must items that were found not to be so: the site cannot pass. */
export function failedMusts(
  items: readonly ChecklistItem[],
  findings: Readonly<Record<string, Finding | undefined>>,
): ChecklistItem[] {
  return items.filter(({ code, isMust }) => isMust && findings[code]?.answer === "no");
}

/** How many items are said to be so, in part, and not. */
export function tally(
  items: readonly ChecklistItem[],
  answers: Readonly<Record<string, { answer: ItemAnswer } | undefined>>,
): Record<ItemAnswer, number> {
  const counted = { yes: 0, partly: 0, no: 0 };
  for (const { code } of items) {
    const answer = answers[code]?.answer;
    if (answer) counted[answer] += 1;
  }
  return counted;
}
