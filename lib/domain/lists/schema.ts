import * as z from "zod";
import { importDefaultsSchema, perTaskOverridesSchema } from "@/lib/domain/imports/schema";
import { textSchema } from "@/lib/shared/text";

const keySchema = z.uuid().optional();
const versionSchema = z.coerce.number().int().min(1);

/** Which lists a page shows. */
export const listFilterSchema = z.object({
  year: z.coerce.number().int().min(2020).max(2100).optional().catch(undefined),
  kind: z.enum(["task", "responsibility"]).catch("task"),
  carrierCode: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/)
    .optional()
    .catch(undefined),
  /** In the making, in force, or of the past; all where absent. */
  state: z.enum(["working", "current", "past"]).optional().catch(undefined),
});

/** One sheet of a preview with what was settled for it. */
const settledSheetSchema = z.object({
  sheet: z.string().max(64),
  defaults: importDefaultsSchema,
  perTask: perTaskOverridesSchema.default({}),
  /** Store the good rows although others are left out; the person has seen which. */
  isPartial: z.boolean().default(false),
  /** Take entries out that the sheet does not have: the sheet stands for the whole list. */
  removeMissing: z.boolean().default(true),
});

/** Storing the lists of a preview: the chosen sheets, all of them or none. */
export const commitImportSchema = z.object({
  previewId: z.uuid(),
  regionCode: z.string().regex(/^\d{6}$/, { error: "请选择清单下发的地区" }),
  sheets: z.array(settledSheetSchema).min(1, { error: "请至少选择一张工作表" }).max(20),
  key: keySchema,
});

/** One step of a list's way to being issued, on the version that the person saw. */
export const listStepSchema = z.object({
  listId: z.uuid(),
  version: versionSchema,
  key: keySchema,
});

/** Handing a draft in; a later version says why it differs from the one before. */
export const submitSchema = listStepSchema.extend({
  changeNote: textSchema({ max: 500, optional: true }).optional(),
});

/** The office's consent, with who consented and when in words. */
export const consentSchema = listStepSchema.extend({
  note: textSchema({ max: 300 }),
});

/** The tasks that carry out a clause, in place of those before. */
export const linkClauseSchema = z.object({
  clauseId: z.uuid(),
  rootTaskIds: z
    .union([z.array(z.uuid()), z.uuid().transform((one) => [one])])
    .default([])
    .refine((all) => all.length <= 50, { error: "一条责任最多关联 50 项任务" }),
  key: keySchema,
});

export type ListFilter = z.infer<typeof listFilterSchema>;
export type CommitImportInput = z.infer<typeof commitImportSchema>;
export type ListStepInput = z.infer<typeof listStepSchema>;
export type SubmitInput = z.infer<typeof submitSchema>;
export type ConsentInput = z.infer<typeof consentSchema>;
export type LinkClauseInput = z.infer<typeof linkClauseSchema>;
