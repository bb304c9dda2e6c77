import type { GuardMatcher, GuardParameters } from "@/lib/domain/guard/types";
import type { EditRuleInput } from "./schema";

/*
 * Which words and limits a rule of each kind has, so that a form offers them and nothing else. Kinds of
 * evidence and the levels that a rule looks at belong to the check and are not edited.
 */

/** The lists of words that a rule may have. */
export type WordList = "words" | "exceptions" | "near" | "far" | "plan";

const WORD_LISTS: Record<GuardMatcher, readonly WordList[]> = {
  words: ["words", "exceptions", "near", "far"],
  evidence_kinds: ["words", "exceptions"],
  evidence_limit: [],
  inspection_plan: ["words", "exceptions", "near", "plan"],
  frequency: [],
  same_field: [],
  minutes_budget: [],
};

/** The lists of words of a rule's check. */
export function wordListsOf(matcher: GuardMatcher): readonly WordList[] {
  return WORD_LISTS[matcher];
}

/** True for checks that hold against a number for each level. */
export function hasLimits(matcher: GuardMatcher): boolean {
  return matcher === "evidence_limit" || matcher === "frequency";
}

/** The parameters of a rule after an edit; what its check does not have stays as it was. */
export function parametersAfter(
  matcher: GuardMatcher,
  before: GuardParameters,
  input: EditRuleInput,
): GuardParameters {
  const words = wordListsOf(matcher).map((list) => {
    // An empty list of neighbours would let nothing through; an absent one asks for none.
    const isBound = list === "near" || list === "far";
    return [list, isBound && input[list].length === 0 ? undefined : input[list]] as const;
  });
  const limits = Object.entries(input.limits).filter(([, most]) => most !== null);
  return {
    ...before,
    ...Object.fromEntries(words),
    ...(hasLimits(matcher) ? { limits: Object.fromEntries(limits) } : {}),
  };
}
