import * as z from "zod";

const id = z.uuid({ error: "编号不正确，请刷新页面" });
const version = z.coerce.number({ error: "页面已过期，请刷新后重试" }).int().min(1);

/** `rhythm` is weekly:1–7 or monthly:1–28. */
export const subscribeSchema = z.object({
  viewId: id,
  rhythm: z
    .string({ error: "请选择哪一天" })
    .regex(/^(weekly:[1-7]|monthly:([1-9]|1\d|2[0-8]))$/, { error: "请选择哪一天" })
    .transform((text) => {
      const [cadence, day] = text.split(":");
      return { cadence: cadence as "weekly" | "monthly", onDay: Number(day) };
    }),
  format: z.enum(["xlsx", "pdf"], { error: "请选择文件格式" }),
  key: z.uuid().optional(),
});

/** Pausing, going on, ending. */
export const subscriptionSchema = z.object({
  subscriptionId: id,
  version,
  move: z.enum(["pause", "resume", "end"], { error: "请选择要做什么" }),
});

/** Making a failed one again. */
export const issueSchema = z.object({ issueId: id });

/** A subscription, checked. */
export type SubscribeInput = z.infer<typeof subscribeSchema>;
/** A change of one, checked. */
export type SubscriptionInput = z.infer<typeof subscriptionSchema>;
/** Which issue, checked. */
export type IssueInput = z.infer<typeof issueSchema>;
