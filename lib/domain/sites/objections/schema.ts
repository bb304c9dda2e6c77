import * as z from "zod";
import { textSchema } from "@/lib/shared/text";

/** What a visitor objects to a site in a notice. */
export const objectSchema = z.object({
  noticeId: z.uuid({ error: "没有这份公示，请从公示页面重新打开" }),
  siteId: z.uuid({ error: "请选择对哪一家有异议" }),
  text: textSchema({ max: 1000, missing: "请写下您的异议和理由" }),
  personName: textSchema({ max: 30, optional: true }).default(""),
  contact: textSchema({ max: 60, optional: true }).default(""),
  pass: z.string().max(8_000).optional(),
});

/** The answer to an objection. */
export const answerObjectionSchema = z.object({
  siteId: z.uuid({ error: "没有这个示范点，请刷新页面" }),
  objectionId: z.uuid({ error: "没有这条异议，请刷新页面" }),
  outcome: z.enum(["upheld", "partly", "not_upheld"], { error: "请选择核实结果" }),
  answer: textSchema({ max: 1000 }),
});

export type ObjectInput = z.infer<typeof objectSchema>;
export type AnswerObjectionInput = z.infer<typeof answerObjectionSchema>;
