import * as z from "zod";

const channelSchema = z.enum(["email", "wecom", "dingtalk", "sms"], { error: "请选择渠道" });

/** Sending one given-up message again. */
export const resendSchema = z.object({
  deliveryId: z.uuid({ error: "消息编号不正确，请刷新页面" }),
  version: z.coerce.number({ error: "请刷新页面" }).int(),
});

/** Sending all given-up messages of a channel again. */
export const resendAllSchema = z.object({ channel: channelSchema });

/** The deliveries page, from its address. */
export const listDeliveriesSchema = z.object({
  state: z.enum(["waiting", "sent", "dead"]).optional().catch(undefined),
  channel: channelSchema.optional().catch(undefined),
  after: z.string().max(80).optional().catch(undefined),
});

export type ResendInput = z.infer<typeof resendSchema>;
export type ResendAllInput = z.infer<typeof resendAllSchema>;
export type ListDeliveriesInput = z.infer<typeof listDeliveriesSchema>;
