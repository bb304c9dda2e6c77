import * as z from "zod";
import { textSchema } from "@/lib/shared/text";
import { assignmentIdSchema } from "../schema";

const KINDS = ["image", "pdf", "docx", "xlsx"] as const;

function one(text: unknown): unknown {
  return Array.isArray(text) ? text[0] : text;
}

/** What narrows the list of materials, from an address: what cannot be read is left out. */
export const materialFilterSchema = z.object({
  organisation: z.preprocess(one, z.uuid().optional().catch(undefined)),
  kind: z.preprocess(one, z.enum(KINDS).optional().catch(undefined)),
  q: z.preprocess(one, textSchema({ max: 60, optional: true }).default("").catch("")),
  after: z.preprocess(one, z.string().max(80).optional().catch(undefined)),
});

/** What narrows the list of materials. */
export type MaterialFilter = z.infer<typeof materialFilterSchema>;

/** The same for a picker, which asks for the organisation of a task. */
export const pickerSchema = materialFilterSchema.extend({ assignment: assignmentIdSchema });

/** A new name for a material; empty takes the name away. */
export const renameEvidenceSchema = z.object({
  id: z.uuid({ error: "材料编号不正确，请从材料库重新打开" }),
  title: textSchema({ max: 80, optional: true }),
});

/** A new name for a material, checked. */
export type RenameEvidenceInput = z.infer<typeof renameEvidenceSchema>;

/** A material that is to be removed. */
export const removeEvidenceSchema = z.object({
  id: z.uuid({ error: "材料编号不正确，请从材料库重新打开" }),
});
