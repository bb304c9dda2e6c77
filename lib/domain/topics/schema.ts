import * as z from "zod";
import { MOVES, type TopicMove } from "@/lib/domain/topics/rules";
import { notFound } from "@/lib/platform/errors";
import { isRealDay } from "@/lib/shared/dates";
import { textSchema } from "@/lib/shared/text";

const left = (value: unknown) => (value === "" || value === null ? undefined : value);
const id = z.uuid({ error: "编号不正确，请刷新页面" });
const key = z.uuid().optional();
const listOf = <Item extends z.ZodType>(item: Item, most: number) =>
  z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(item).max(most));

/** A topic in the version that was shown. */
export const topicStepSchema = z.object({
  topicId: id,
  version: z.coerce.number().int().min(1),
  key,
});

/** A calendar day from a form. */
export const daySchema = z
  .string({ error: "请选择日期" })
  .refine(isRealDay, { error: "请选择日期，例如 2026-12-31" });

/** Several short lines, one thing in each. */
export function linesSchema({
  most,
  missing,
}: {
  most: number;
  /** What is said where nothing was typed; without it nothing need be typed. */
  missing?: string;
}) {
  const limits = { max: most * 300, optional: missing === undefined };
  return textSchema({ ...limits, ...(missing ? { missing } : {}) })
    .transform((text) =>
      text
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .refine((lines) => lines.length <= most, { error: `最多 ${most} 条，请合并` })
    .refine((lines) => lines.every((line) => line.length <= 300), { error: "每条最多 300 个字" });
}

const told = {
  title: textSchema({ max: 60, missing: "请填写题目" }),
  said: textSchema({ max: 2_000, missing: "请填写群众怎么说" }),
  saidCount: z.coerce
    .number({ error: "请填写人数" })
    .int({ error: "请填写整数" })
    .min(1, { error: "至少 1 人" })
    .max(100_000, { error: "人数过大，请核对" }),
  place: textSchema({ max: 60, optional: true }).default(""),
  fieldCode: z.string({ error: "请选择领域" }).regex(/^[a-z0-9-]{1,40}$/, { error: "请选择领域" }),
  solicitationId: z.preprocess(left, id.optional()),
};

/** Making a topic, of suggestions or of what was heard at a meeting. */
export const proposeSchema = z.object({
  ...told,
  regionCode: z.string().regex(/^\d{6,12}$/, { error: "请选择地区" }),
  suggestionIds: listOf(id, 200),
  key,
});

/** Choosing a topic or not, with the reason. */
export const chooseSchema = topicStepSchema.extend({
  reason: textSchema({ max: 1_000, missing: "请写明理由" }),
});

/** Giving it to a unit. */
export const assignSchema = topicStepSchema.extend({
  unitName: textSchema({ max: 80, missing: "请填写责任单位全称" }),
  cooperating: linesSchema({ most: 10 }).default([]),
  days: z.coerce
    .number({ error: "请填写工作日数" })
    .int({ error: "请填写整数" })
    .min(1, { error: "至少 1 个工作日" })
    .max(60, { error: "最多 60 个工作日" }),
});

/** Taking it up again. */
export const reopenSchema = chooseSchema.extend({ days: assignSchema.shape.days });

/** Closing it. */
export const closeTopicSchema = topicStepSchema.extend({
  words: textSchema({ max: 1_000, missing: "请写明办结结论" }),
});

/** The act that a page's address names; throws `not_found` for any other word. */
export function moveOf(word: string): TopicMove {
  if (!Object.hasOwn(MOVES, word)) throw notFound("页面");
  return word as TopicMove;
}

/** The desk's list from its address. */
export const topicListSchema = z.object({
  view: z.enum(["waiting", "open", "disputed", "ended"]).catch("waiting"),
});

export type ProposeInput = z.output<typeof proposeSchema>;
export type ChooseInput = z.infer<typeof chooseSchema>;
export type AssignInput = z.output<typeof assignSchema>;
export type ReopenInput = z.infer<typeof reopenSchema>;
export type CloseTopicInput = z.infer<typeof closeTopicSchema>;
export type TopicListInput = z.infer<typeof topicListSchema>;
