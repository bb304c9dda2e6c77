import * as z from "zod";
import { isRealDay } from "@/lib/shared/dates";
import { textSchema } from "@/lib/shared/text";

const rootTaskId = z.uuid({ error: "请选择任务" });
const regionCode = z.string().regex(/^\d{6}$|^\d{9}$/, { error: "请选择范围" });
const year = z.coerce.number().int().min(2020).max(2100);
const until = z.string({ error: "请选择日期" }).refine(isRealDay, { error: "请选择挂起到哪一天" });
const key = z.uuid({ error: "操作编号不正确，请刷新页面后重试" });

/** 挂起 of a task in a region. */
export const pauseSchema = z.object({
  rootTaskId,
  regionCode,
  year,
  until,
  reason: textSchema({ max: 300 }),
  key,
});

/** Ending a pause as it was shown. */
export const endPauseSchema = z.object({
  pauseId: z.uuid({ error: "挂起编号不正确，请刷新页面" }),
  version: z.coerce.number({ error: "页面已过期，请刷新后重试" }).int().min(1),
  key,
});

/** What the address asks to be previewed; what cannot be read is asked for again. */
export const pausePreviewSchema = z.object({
  rootTaskId: rootTaskId.optional().catch(undefined),
  regionCode: regionCode.optional().catch(undefined),
  year: year.optional().catch(undefined),
  until: until.optional().catch(undefined),
});

/** A pause, checked. */
export type PauseInput = z.infer<typeof pauseSchema>;
/** An ending, checked. */
export type EndPauseInput = z.infer<typeof endPauseSchema>;
/** What to preview. */
export type PausePreview = z.infer<typeof pausePreviewSchema>;
