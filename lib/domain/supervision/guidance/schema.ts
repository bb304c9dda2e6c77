import * as z from "zod";

const region = z.string().regex(/^\d{6}$/);
const carrier = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** What 分类指导 is narrowed to; what cannot be read is left out. */
export const guidanceFilterSchema = z.object({
  region: region.optional().catch(undefined),
  carrier: carrier.optional().catch(undefined),
  task: z.uuid().optional().catch(undefined),
});

/** What is told to a band; its places are found anew when it is sent. */
export const guideBandSchema = z.object({
  region: z.string().regex(/^\d{6}$/, { error: "请选择地区" }),
  carrier,
  task: z.union([z.literal("").transform(() => undefined), z.uuid()]).optional(),
  band: z.enum(["ahead", "among", "behind"], { error: "请选择发给哪一类" }),
  body: z
    .string({ error: "请填写指导意见" })
    .trim()
    .min(6, { error: "请填写指导意见，说清可以怎么做" })
    .max(300, { error: "不超过 300 字" }),
  key: z.uuid().optional(),
});

/** A filter, checked. */
export type GuidanceFilter = z.infer<typeof guidanceFilterSchema>;
/** A note, checked. */
export type GuideBandInput = z.infer<typeof guideBandSchema>;
