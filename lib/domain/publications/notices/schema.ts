import * as z from "zod";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/**
 * What a published notice (kind `notice`) holds; whatever domain gives public notice hands over this shape.
 * `objection` is a notice that can be objected to within its period (公示).
 */
export const noticeContentSchema = z.object({
  noticeType: z.enum(["objection", "announcement", "result"]).catch("announcement"),
  /** Simple prose: see publications/prose. */
  body: z.string(),
  /** First and last day of the notice period. */
  period: z.object({ from: day, to: day }).nullable().default(null),
  /** How and until when objections are taken. */
  objectionNote: z.string().nullable().default(null),
  /** Pages and files that belong to it. */
  links: z.array(z.object({ label: z.string(), href: z.string() })).default([]),
});

export type NoticeContent = z.infer<typeof noticeContentSchema>;
export type NoticeType = NoticeContent["noticeType"];
