import * as z from "zod";
import { isRealDay } from "@/lib/shared/dates";
import { textSchema } from "@/lib/shared/text";

const NAME_MAX = 30;
const TASKS_MAX = 200;
const RANGES_MAX = 50;

function filled(error: string) {
  return z.string({ error }).refine((text) => text.trim() !== "", { error });
}

/** The name of another system, as it stands beside its values. */
export const sourceNameSchema = filled("请填写来源系统的名称").pipe(textSchema({ max: NAME_MAX }));

/** Which tasks are fed. */
export const taskIdsSchema = z
  .array(z.uuid({ error: "任务不正确，请刷新页面后重新选择" }), { error: "请至少选择一项任务" })
  .min(1, { error: "请至少选择一项任务" })
  .max(TASKS_MAX, { error: `最多 ${TASKS_MAX} 项任务，请分成几个` });

/** A region's code. */
export const placeSchema = z.string().regex(/^\d{6,12}$/, { error: "请选择地区" });

/** A new key. */
export const newKeySchema = z.object({
  sourceName: sourceNameSchema,
  tasks: taskIdsSchema,
  region: placeSchema,
  /** Name, credit code or id of one organisation; all of the region where empty. */
  organisation: textSchema({ max: 100, optional: true }).default(""),
  /** One address or range a line. */
  addresses: filled("请填写来源系统服务器的地址")
    .pipe(textSchema({ max: 3_000 }))
    .transform((text) => text.split(/[\s,，;；、]+/).filter(Boolean))
    .refine((list) => list.length <= RANGES_MAX, { error: `最多 ${RANGES_MAX} 个地址或网段` }),
  validTo: z
    .string({ error: "请填写有效期" })
    .refine(isRealDay, { error: "请填写正确的日期，例如 2027-06-30" }),
});

/** A key for a 12345 hotline: work orders of a region, no values. */
export const hotlineKeySchema = newKeySchema.omit({ tasks: true, organisation: true });

/** A key to end. */
export const revocationSchema = z.object({
  id: z.uuid({ error: "密钥编号不正确，请刷新页面" }),
  version: z.coerce.number({ error: "版本号不正确，请刷新页面" }).int(),
});

/** A new key, checked. */
export type NewKeyInput = z.infer<typeof newKeySchema>;
/** A key for a hotline, checked. */
export type HotlineKeyInput = z.infer<typeof hotlineKeySchema>;
/** A key to end, checked. */
export type RevocationInput = z.infer<typeof revocationSchema>;
