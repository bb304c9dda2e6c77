import * as z from "zod";

/** 生成会议材料: freezes the figures of the day for a meeting. */
export const makePackSchema = z.object({ meetingId: z.uuid(), key: z.uuid().optional() });

export const PACK_FORMATS = ["docx", "pptx", "xlsx", "html", "pdf"] as const;

export type MakePackInput = z.infer<typeof makePackSchema>;
export type PackFormat = (typeof PACK_FORMATS)[number];
