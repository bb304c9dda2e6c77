import * as z from "zod";

const id = z.uuid({ error: "编号不正确，请刷新页面" });
const version = z.coerce.number({ error: "页面已过期，请刷新后重试" }).int().min(1);
const key = z.uuid().optional();
const day = z.iso.date({ error: "请填写日期" });
const days = z.coerce
  .number({ error: "请填写工作日天数，例如 3" })
  .int({ error: "天数应为整数" })
  .min(1, { error: "至少 1 个工作日" })
  .max(30, { error: "最多 30 个工作日" });

/** Releasing: the text and the working days to answer; for 约谈 and 通报 the number and day of the paper. */
export const releaseOrderSchema = z.object({
  orderId: id,
  version,
  text: z.string().trim().max(1000, { error: "不超过 1000 字" }).default(""),
  days,
  documentNo: z.string().trim().max(60, { error: "不超过 60 字" }).default(""),
  documentOn: z.union([z.literal("").transform(() => null), day]).default(null),
  key,
});

/** Deciding against it. */
export const waiveOrderSchema = z.object({
  orderId: id,
  version,
  reason: z
    .string({ error: "请写明不发的原因" })
    .trim()
    .min(2, { error: "请写明不发的原因" })
    .max(300, { error: "不超过 300 字" }),
  key,
});

/** Releasing several with the words that are proposed: `picked` holds id:version of each. */
export const releaseOrdersSchema = z.object({
  picked: z
    .array(z.string().regex(/^[0-9a-f-]{36}:\d{1,9}$/), { error: "请先勾选要发出的" })
    .min(1, { error: "请先勾选要发出的" })
    .max(200, { error: "一次最多发出 200 份" }),
  key,
});

/** The organisation's answer. */
export const answerOrderSchema = z.object({
  orderId: id,
  version,
  answer: z
    .string({ error: "请填写答复" })
    .trim()
    .min(4, { error: "请写明原因、措施和打算报送的日期" })
    .max(1000, { error: "不超过 1000 字" }),
  key,
});

/** The word on an answer. */
export const closeOrderSchema = z
  .object({
    orderId: id,
    version,
    verdict: z.enum(["accepted", "insufficient"], { error: "请选择是否认可" }),
    note: z.string().trim().max(300, { error: "不超过 300 字" }).default(""),
    key,
  })
  .refine(({ verdict, note }) => verdict === "accepted" || note.length > 1, {
    path: ["note"],
    error: "不认可的，请写明还缺什么，单位会看到",
  });

/** A list of orders as its address names it. */
export const orderFilterSchema = z.object({
  view: z.enum(["proposed", "released", "answered", "over", "own"]).optional().catch(undefined),
  kind: z.enum(["remind", "urge", "order", "interview", "circular"]).optional().catch(undefined),
  wide: z.literal("1").optional().catch(undefined),
  after: z
    .string()
    .regex(/^[\d:.TZ+-]{10,40}~[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
});

/** A release, checked. */
export type ReleaseOrderInput = z.infer<typeof releaseOrderSchema>;
/** A decision against, checked. */
export type WaiveOrderInput = z.infer<typeof waiveOrderSchema>;
/** Several releases, checked. */
export type ReleaseOrdersInput = z.infer<typeof releaseOrdersSchema>;
/** An answer, checked. */
export type AnswerOrderInput = z.infer<typeof answerOrderSchema>;
/** A word on an answer, checked. */
export type CloseOrderInput = z.infer<typeof closeOrderSchema>;
/** What a list is narrowed to. */
export type OrderFilter = z.infer<typeof orderFilterSchema>;
