import * as z from "zod";
import { sentPictureShape } from "@/lib/domain/pictures/schema";
import { daySchema, linesSchema, topicStepSchema } from "@/lib/domain/topics/schema";
import { textSchema } from "@/lib/shared/text";

const left = (value: unknown) => (value === "" || value === null ? undefined : value);
const phone = z
  .string()
  .trim()
  .regex(/^[0-9()（）\-–转 ]{5,30}$/, { error: "请填写办公电话，例如 0710-1234567" });
/** 答复. */
export const answerSchema = topicStepSchema.extend({
  ownerPost: textSchema({ max: 60, missing: "请填写负责人岗位" }),
  ownerName: textSchema({ max: 20, optional: true }).default(""),
  goal: textSchema({ max: 500, missing: "请填写目标" }),
  measures: linesSchema({ most: 10, missing: "请填写措施，每行一条" }),
  startsOn: z.preprocess(left, daySchema.optional()),
  doneBy: daySchema,
  contactOffice: textSchema({ max: 60, missing: "请填写咨询科室" }),
  contactPhone: z.preprocess(left, phone.optional()),
});

/** 进展. */
export const progressSchema = topicStepSchema.extend({
  text: textSchema({ max: 1_000, missing: "请填写进展" }),
  ...sentPictureShape,
});

/** 办结说明. */
export const claimSchema = topicStepSchema.extend({
  results: linesSchema({ most: 10, missing: "请填写办理结果，每行一条" }),
  rules: linesSchema({ most: 10 }).default([]),
  ...sentPictureShape,
});

/** 纪委核实. */
export const verifySchema = topicStepSchema.extend({
  on: daySchema,
  how: textSchema({ max: 300, missing: "请写明怎样核实的" }),
  finding: z.enum(["confirmed", "partly", "not_yet"], { error: "请选择核实结果" }),
  words: textSchema({ max: 1_000, missing: "请写明核实情况" }),
});

export type AnswerInput = z.output<typeof answerSchema>;
export type ProgressInput = z.output<typeof progressSchema>;
export type ClaimInput = z.output<typeof claimSchema>;
export type VerifyInput = z.output<typeof verifySchema>;
