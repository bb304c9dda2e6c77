import * as z from "zod";
import { daySchema, topicStepSchema } from "@/lib/domain/topics/schema";
import { textSchema } from "@/lib/shared/text";

/** A sheet of rating codes for one event on the spot. */
export const printSheetSchema = topicStepSchema.extend({
  about: textSchema({ max: 60, missing: "请填写会议或活动" }),
  count: z.coerce
    .number({ error: "请填写人数" })
    .int({ error: "请填写整数" })
    .min(1, { error: "至少 1 张" })
    .max(200, { error: "一次最多 200 张；人更多时分场次打印" }),
  expiresOn: daySchema,
});

export type PrintSheetInput = z.output<typeof printSheetSchema>;
