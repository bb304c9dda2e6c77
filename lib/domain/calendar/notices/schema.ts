import * as z from "zod";
import { textSchema } from "@/lib/shared/text";

const NOTICE_MAX = 4000;

const year = z.coerce.number({ error: "请选择年份" }).int().min(2020).max(2100);

/** A notice to take over, as it was previewed. */
export const takeNoticeSchema = z.object({ year, text: textSchema({ max: NOTICE_MAX }) });

/** What the address asks to be previewed. */
export const previewNoticeSchema = z.object({
  year: year.optional().catch(undefined),
  text: textSchema({ max: NOTICE_MAX, optional: true }).default("").catch(""),
});

/** A notice, checked. */
export type TakeNoticeInput = z.infer<typeof takeNoticeSchema>;
