import * as z from "zod";
import { levelSchema } from "@/lib/domain/imports/schema";
import { textSchema } from "@/lib/shared/text";
import { isReason, REASON_MIN } from "./rules";

const keySchema = z.uuid().optional();
const codeSchema = z.string().regex(/^[a-z][a-z_]{0,39}$/);
const wordsSchema = z.array(z.string().trim().min(1).max(40)).max(200);

/** The checks that a rule may drive. */
export const matcherSchema = z.enum([
  "words",
  "evidence_kinds",
  "evidence_limit",
  "inspection_plan",
  "frequency",
  "same_field",
  "minutes_budget",
]);

export const effectSchema = z.enum(["block", "warn"], { error: "请选择拦截或提醒" });

/** The words and limits of a rule's check as they are stored. */
export const parametersSchema = z.strictObject({
  words: wordsSchema.optional(),
  exceptions: wordsSchema.optional(),
  near: wordsSchema.optional(),
  far: wordsSchema.optional(),
  plan: wordsSchema.optional(),
  kinds: wordsSchema.optional(),
  isOnlyDemanded: z.boolean().optional(),
  levels: z.array(levelSchema).optional(),
  limits: z.partialRecord(levelSchema, z.number().int().min(0).max(366)).optional(),
});

/** Why a task stands although a rule speaks against it. */
export const answerGuardSchema = z.object({
  taskId: z.uuid(),
  ruleCode: codeSchema,
  reason: textSchema({ max: 500 }).refine(isReason, {
    error: `请用文字写明理由，至少 ${REASON_MIN} 个字，标点和数字不算`,
  }),
  key: keySchema,
});

/** Taking over what another task asks already, or (empty) no longer. */
export const prefillSchema = z.object({
  taskId: z.uuid(),
  version: z.coerce.number().int().min(1),
  rootTaskId: z
    .union([z.uuid(), z.literal("")])
    .transform((id) => (id === "" ? null : id))
    .nullable(),
  key: keySchema,
});

export type AnswerGuardInput = z.infer<typeof answerGuardSchema>;
export type PrefillInput = z.infer<typeof prefillSchema>;
