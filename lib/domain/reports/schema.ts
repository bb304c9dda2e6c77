import * as z from "zod";
import { assignmentIdSchema, evidenceIdsSchema } from "@/lib/domain/evidence/schema";
import { textSchema } from "@/lib/shared/text";

/** The most characters of the main text. */
export const NARRATIVE_MAX = 2000;
/** The most characters of explanation and difficulties. */
export const REMARK_MAX = 1000;

const figure = textSchema({ max: 40, optional: true }).default("");

/** What a form or a draft may hold: anything that can be stored, complete or not. */
export const contentSchema = z.object({
  numerator: figure,
  denominator: figure,
  value: figure,
  narrative: textSchema({ max: NARRATIVE_MAX, optional: true }).default(""),
  explanation: textSchema({ max: REMARK_MAX, optional: true }).default(""),
  difficulties: textSchema({ max: REMARK_MAX, optional: true }).default(""),
  evidence: evidenceIdsSchema.default([]),
});

const counted = z.coerce.number({ error: "版本号不正确，请刷新页面" }).int().min(0);
const keySchema = z.uuid({ error: "提交编号不正确，请刷新页面后重新提交" });

/** A draft to keep; `version` is that of the draft it was typed over, 0 when there was none. */
export const draftSchema = z.object({
  assignmentId: assignmentIdSchema,
  version: counted,
  content: contentSchema,
});

/** A form's fields beside what they belong to, as a form without script sends them. */
export const draftFormSchema = contentSchema
  .extend({ assignmentId: assignmentIdSchema, version: counted })
  .transform(({ assignmentId, version, ...content }) => ({ assignmentId, version, content }));

/** A report to submit: what was checked (`version`s), under the form's own key. */
export const submissionSchema = z.object({
  assignmentId: assignmentIdSchema,
  key: keySchema,
  /** Of the assignment as it was shown. */
  version: counted,
  /** Of the draft as it was shown; 0 when there was none. */
  draftVersion: counted,
  /** Given by the grid; otherwise the draft's content is submitted. */
  content: contentSchema.optional(),
});

/** Taking back what nobody has reviewed yet. */
export const withdrawalSchema = z.object({
  assignmentId: assignmentIdSchema,
  key: keySchema,
  version: counted,
});

/** A file to cite in the draft. */
export const citationSchema = z.object({
  assignmentId: assignmentIdSchema,
  evidenceId: z.uuid({ error: "材料编号不正确" }),
});

/** A draft to keep, checked. */
export type DraftInput = z.infer<typeof draftSchema>;
/** A report to submit, checked. */
export type SubmissionInput = z.infer<typeof submissionSchema>;
/** A withdrawal, checked. */
export type WithdrawalInput = z.infer<typeof withdrawalSchema>;
/** A citation, checked. */
export type CitationInput = z.infer<typeof citationSchema>;
