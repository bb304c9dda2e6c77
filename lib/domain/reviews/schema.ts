import * as z from "zod";
import { assignmentIdSchema } from "@/lib/domain/evidence/schema";
import type { PartNote } from "@/lib/domain/reports/types";
import { isRealDay } from "@/lib/shared/dates";
import { textSchema } from "@/lib/shared/text";
import { RETURN_FIELDS, type ReturnField } from "./labels";

const version = z.coerce.number({ error: "版本号不正确，请刷新页面" }).int().min(0);
const key = z.uuid({ error: "操作编号不正确，请刷新页面后重试" });
const decided = { assignmentId: assignmentIdSchema, version, key };

/** Where to go on: the next item, and the queue (as its address says it) that it stands in. */
const onward = {
  next: assignmentIdSchema.optional().or(z.literal("").transform(() => undefined)),
  queue: z.string().max(600).optional(),
};

const figure = textSchema({ max: 60, optional: true }).default("");

/** What a reviewer found when verifying (核验), as typed, and how. */
export interface Finding {
  numerator: string;
  denominator: string;
  value: string;
  how: string;
}

const approving = z.object({
  ...decided,
  ...onward,
  foundNumerator: figure,
  foundDenominator: figure,
  foundValue: figure,
  foundHow: textSchema({ max: 200, optional: true }).default(""),
});

/**
 * Approving what is shown, with what was found where the reviewer verified; `next` is the one to go on
 * with. `found` is absent where none of the `found…` fields holds anything.
 */
export const approvalSchema = approving.transform((typed) => {
  const { foundNumerator, foundDenominator, foundValue, foundHow, ...approval } = typed;
  const isEmpty = [foundNumerator, foundDenominator, foundValue, foundHow].every((one) => !one);
  const found: Finding | undefined = isEmpty
    ? undefined
    : {
        numerator: foundNumerator,
        denominator: foundDenominator,
        value: foundValue,
        how: foundHow,
      };
  return { ...approval, found };
});

/** 认可 of what the level below approved. */
export const acceptanceSchema = z.object({ ...decided, ...onward });

/** 撤回 of one's own approval while the next level has not acted. */
export const retractionSchema = z.object(decided);

const fields = Object.keys(RETURN_FIELDS) as [ReturnField, ...ReturnField[]];

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const PART = new RegExp(`^(?:${fields.join("|")}|paragraph:[1-9]\\d{0,2}|evidence:${UUID})$`);
const NOTES = 20;

const partSchema = z.string().regex(PART, { error: "批注的位置不正确，请刷新页面后重新批注" });

const returning = {
  ...decided,
  /** A standard reason as `reasonChoice` writes it: the part, a colon, the words. */
  reason: textSchema({ max: 220, optional: true }).default(""),
  remark: textSchema({ max: 500, optional: true }).default(""),
  field: z.enum(["", ...fields]).default(""),
  /** What is said of single parts, pairwise: a field, `paragraph:n`, `evidence:id`; empty texts fall away. */
  noteParts: z.array(partSchema).max(NOTES).default([]),
  noteTexts: z
    .array(textSchema({ max: 300, optional: true }))
    .max(NOTES)
    .default([]),
  dueOn: z
    .string({ error: "请选择重报日期" })
    .refine(isRealDay, { error: "没有这一天，请重新选择日期" }),
  ...onward,
};

interface Returning {
  reason: string;
  remark: string;
  field: "" | ReturnField;
  noteParts: string[];
  noteTexts: string[];
}

function notesOf({ noteParts, noteTexts }: Returning): PartNote[] {
  return noteParts.flatMap((part, at) => {
    const text = noteTexts[at] ?? "";
    return text === "" ? [] : [{ part, text }];
  });
}

function isField(text: string): text is ReturnField {
  return Object.hasOwn(RETURN_FIELDS, text);
}

/** The reason in words, the part that it is addressed to, and what is said of single parts. */
function addressed(typed: Returning) {
  const colon = typed.reason.indexOf(":");
  const part = typed.reason.slice(0, Math.max(colon, 0));
  const standard = typed.reason.slice(colon + 1);
  const notes = notesOf(typed);
  const words = [standard, typed.remark].filter(Boolean).join("。");
  const reason = words || `共 ${notes.length} 处需要修改，请逐处查看`;
  return { reason, field: typed.field || (isField(part) ? part : null), notes };
}

const saysWhy = (typed: Returning) =>
  typed.reason !== "" || typed.remark !== "" || notesOf(typed).length > 0;
const REASON_MISSING = { error: "请选择或写明退回的原因，填报人才知道怎么改", path: ["reason"] };

/** Returning with a reason and a date of its own. */
export const returnSchema = z
  .object(returning)
  .refine(saysWhy, REASON_MISSING)
  .transform(({ noteParts: _parts, noteTexts: _texts, ...typed }) => ({
    ...typed,
    ...addressed({ ...typed, noteParts: _parts, noteTexts: _texts }),
  }));

/** Reopening what was done: the same, by the level that decided or one above. */
export const reopenSchema = returnSchema;

/** Approving several: each as `assignment:version`. */
export const batchSchema = z.object({
  key,
  items: z
    .array(
      z
        .string()
        .regex(/^[1-9]\d{0,17}:\d{1,9}$/, { error: "条目编号不正确，请刷新页面" })
        .transform((text) => {
          const [assignmentId = "", shown = "0"] = text.split(":");
          return { assignmentId, version: Number(shown) };
        }),
      { error: "请先勾选要通过的条目" },
    )
    .min(1, { error: "请先勾选要通过的条目" })
    .max(50, { error: "一次最多通过 50 项" }),
});

/** A 认可, checked. */
export type AcceptanceInput = Omit<z.infer<typeof acceptanceSchema>, "queue"> & { queue?: string };
/** A 撤回, checked. */
export type RetractionInput = z.infer<typeof retractionSchema>;
/** An approval, checked. */
export type ApprovalInput = Omit<z.infer<typeof approvalSchema>, "found" | "queue"> & {
  queue?: string;
  found?: Finding | undefined;
};
/** A return or a reopening, checked. */
export type ReturnInput = Omit<z.infer<typeof returnSchema>, "notes" | "queue"> & {
  queue?: string;
  notes?: readonly PartNote[] | undefined;
};
/** A batch, checked. */
export type BatchInput = z.infer<typeof batchSchema>;
