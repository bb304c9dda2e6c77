import type { SettingWords } from "@/lib/access/settings";
import { storedReasonsSchema } from "@/lib/domain/portal/reasons/schema";
import { REASONED_SUBJECTS, type ReasonedSubject } from "@/lib/domain/portal/reasons/types";
import { ratingSubjectWords } from "@/lib/domain/ratings/labels";
import { USUAL_REASONS } from "@/lib/domain/ratings/rules";

/** What the form asks for a subject. */
export function reasonsLabel(type: ReasonedSubject): string {
  return `评价“${ratingSubjectWords[type]}”的理由`;
}

/** A state of the reasons in words, subject by subject, one a line. */
export function wordsOfReasons(value: unknown): SettingWords {
  const own = storedReasonsSchema.parse(value ?? {});
  const words = REASONED_SUBJECTS.map((type) => {
    const reasons = own[type] ?? USUAL_REASONS[type];
    return [type, { label: reasonsLabel(type), value: reasons.join("\n") }];
  });
  return Object.fromEntries(words);
}
