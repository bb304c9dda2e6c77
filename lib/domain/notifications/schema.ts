import * as z from "zod";

/** Marking everything up to a message as read; the newest one shown. */
export const readingSchema = z.object({ upTo: z.uuid({ error: "消息编号不正确，请刷新页面" }) });

/** A reading, checked. */
export type ReadingInput = z.infer<typeof readingSchema>;
