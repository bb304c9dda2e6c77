import * as z from "zod";

const whole = (least: number, most: number, usual: number) =>
  z.coerce
    .number({ error: "请填写数字" })
    .int({ error: "请填写整数" })
    .min(least, { error: `最少 ${least}` })
    .max(most, { error: `最多 ${most}` })
    .default(usual);

/** The setting `site_terms`: from which figures on a signal is shown, and how long things take. */
export const siteTermsSchema = z.object({
  /** Tasks overdue at the moment. */
  overdueFrom: whole(1, 100, 2),
  /** Reports returned within the year. */
  returnedFrom: whole(1, 100, 3),
  /** Low ratings of visits. */
  lowRatingsFrom: whole(1, 100, 3),
  /** Working days of a notice. */
  noticeDays: whole(3, 30, 7),
  /** Months until the next re-check. */
  recheckMonths: whole(6, 36, 12),
});

/** The form: the terms from now on, and the mark of the state that it was opened with. */
export const setSiteTermsSchema = siteTermsSchema.extend({
  seen: z.string({ error: "请刷新页面" }).max(40),
});

export type SetSiteTermsInput = z.infer<typeof setSiteTermsSchema>;
export type SiteTerms = z.infer<typeof siteTermsSchema>;
