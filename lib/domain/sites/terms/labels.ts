import type { SettingWords } from "@/lib/access/settings";
import { type SiteTerms, siteTermsSchema } from "@/lib/domain/sites/terms/schema";

/** What is set, as the form asks for it. */
export const siteTermWords: Record<keyof SiteTerms, string> = {
  overdueFrom: "任务超期（项）",
  returnedFrom: "填报退回（次）",
  lowRatingsFrom: "参观评价低（个）",
  noticeDays: "公示（工作日）",
  recheckMonths: "复核间隔（月）",
};

/** A state of the terms in words, field by field. */
export function wordsOfSiteTerms(value: unknown): SettingWords {
  const terms = siteTermsSchema.parse(value ?? {});
  const words = Object.entries(siteTermWords).map(([name, label]) => [
    name,
    { label, value: String(terms[name as keyof SiteTerms]) },
  ]);
  return Object.fromEntries(words);
}
