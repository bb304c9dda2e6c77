import * as z from "zod";
import { daySchema } from "@/lib/domain/meetings/schema";
import { textSchema } from "@/lib/shared/text";

const empty = (value: unknown) => (value === "" || value === undefined ? null : value);
const statusSchema = z.enum(["open", "coordinating", "solved", "shelved"]);
const cooperatingSchema = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => [value].flat().filter(Boolean))
  .pipe(z.array(z.uuid()).max(20, { error: "配合单位最多 20 家" }));

/** 提出难题. */
export const raiseProblemSchema = z.object({
  regionCode: z.string().regex(/^\d{6}$/, { error: "请选择地区" }),
  carrierCode: z.preprocess(empty, z.string().max(40).nullable()),
  title: textSchema({ max: 80 }),
  detail: textSchema({ max: 1000, optional: true }).default(""),
  asks: textSchema({ max: 300 }),
  leadId: z.preprocess(empty, z.uuid().nullable()),
  cooperatingIds: cooperatingSchema,
  dueOn: z.preprocess(empty, daySchema.nullable()),
  assignmentId: z.preprocess(
    empty,
    z
      .string()
      .regex(/^[1-9]\d{0,17}$/)
      .nullable(),
  ),
  rootTaskId: z.preprocess(empty, z.uuid().nullable()),
  key: z.uuid().optional(),
});

const problemSchema = { problemId: z.uuid(), version: z.coerce.number().int().min(1) };

/** 记进展: what was done, with or without moving the problem. */
export const stepProblemSchema = z.object({
  ...problemSchema,
  text: textSchema({ max: 500 }),
  to: z.preprocess(empty, statusSchema.nullable()),
});

/** 定牵头、配合单位和时限. */
export const nameProblemSchema = z.object({
  ...problemSchema,
  leadId: z.preprocess(empty, z.uuid().nullable()),
  cooperatingIds: cooperatingSchema,
  dueOn: z.preprocess(empty, daySchema.nullable()),
});

/** What the 难题台账 shows. */
export const problemFilterSchema = z.object({
  region: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .catch(undefined),
  state: z
    .enum(["waiting", "open", "coordinating", "solved", "shelved", "all"])
    .optional()
    .catch(undefined),
  carrier: z.string().max(40).optional().catch(undefined),
  mine: z.enum(["1"]).optional().catch(undefined),
  q: z.string().max(60).optional().catch(undefined),
});

export type RaiseProblemInput = z.infer<typeof raiseProblemSchema>;
export type StepProblemInput = z.infer<typeof stepProblemSchema>;
export type NameProblemInput = z.infer<typeof nameProblemSchema>;
export type ProblemFilter = z.infer<typeof problemFilterSchema>;
