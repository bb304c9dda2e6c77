import * as z from "zod";
import { assignmentIdSchema } from "@/lib/domain/evidence/schema";
import { isRealDay } from "@/lib/shared/dates";
import { textSchema } from "@/lib/shared/text";
import { RETURN_FIELDS, RETURN_REASONS, type ReturnField } from "./labels";

const version = z.coerce.number({ error: "版本号不正确，请刷新页面" }).int().min(0);
const key = z.uuid({ error: "操作编号不正确，请刷新页面后重试" });
const decided = { assignmentId: assignmentIdSchema, version, key };

/** Approving what is shown; `next` is the one to go on with. */
export const approvalSchema = z.object({
  ...decided,
  next: assignmentIdSchema.optional().or(z.literal("").transform(() => undefined)),
});

const fields = Object.keys(RETURN_FIELDS) as [ReturnField, ...ReturnField[]];

const returning = {
  ...decided,
  reason: z.enum(["", ...RETURN_REASONS.map((one) => one.code)]).default(""),
  remark: textSchema({ max: 500, optional: true }).default(""),
  field: z.enum(["", ...fields]).default(""),
  dueOn: z
    .string({ error: "请选择重报日期" })
    .refine(isRealDay, { error: "没有这一天，请重新选择日期" }),
  next: approvalSchema.shape.next,
};

interface Returning {
  reason: string;
  remark: string;
  field: "" | ReturnField;
}

/** The reason in words and the part that it is addressed to. */
function addressed({ reason, remark, field }: Returning) {
  const standard = RETURN_REASONS.find((one) => one.code === reason);
  const words = [standard?.text, remark].filter(Boolean).join("。");
  return { reason: words, field: field || (standard?.field ?? null) };
}

const needsReason = (typed: Returning) => typed.reason !== "" || typed.remark !== "";
const REASON_MISSING = { error: "请选择或写明退回的原因，填报人才知道怎么改", path: ["reason"] };

/** Returning with a reason and a date of its own. */
export const returnSchema = z
  .object(returning)
  .refine(needsReason, REASON_MISSING)
  .transform((typed) => ({ ...typed, ...addressed(typed) }));

/** Reopening what was done: the same, by the reviewer or a level above. */
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
    )
    .min(1, { error: "请先勾选要通过的条目" })
    .max(50, { error: "一次最多通过 50 项" }),
});

/** An approval, checked. */
export type ApprovalInput = z.infer<typeof approvalSchema>;
/** A return or a reopening, checked. */
export type ReturnInput = z.infer<typeof returnSchema>;
/** A batch, checked. */
export type BatchInput = z.infer<typeof batchSchema>;

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value);

/** The queue as its address names it; anything unreadable falls away. */
export const queueSchema = z.object({
  isWide: z.preprocess((value) => one(value) === "1" || one(value) === "true", z.boolean()),
  rootTaskId: z.preprocess(one, z.uuid().optional()).catch(undefined),
  townshipCode: z
    .preprocess(
      one,
      z
        .string()
        .regex(/^\d{9}$/)
        .optional(),
    )
    .catch(undefined),
  carrierCode: z
    .preprocess(
      one,
      z
        .string()
        .regex(/^[a-z][a-z0-9-]{0,39}$/)
        .optional(),
    )
    .catch(undefined),
  after: z.preprocess(one, z.string().max(60).optional()).catch(undefined),
  approved: z.preprocess(one, assignmentIdSchema.optional()).catch(undefined),
  returned: z.preprocess(one, assignmentIdSchema.optional()).catch(undefined),
});

/** The queue's address, checked. */
export type QueueAddress = z.infer<typeof queueSchema>;
