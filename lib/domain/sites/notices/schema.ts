import * as z from "zod";
import { daySchema } from "@/lib/domain/sites/evaluations/schema";
import { textSchema } from "@/lib/shared/text";

const period = {
  fromOn: daySchema,
  days: z.coerce
    .number({ error: "请填写工作日数" })
    .int({ error: "请填写整数" })
    .min(3, { error: "公示至少 3 个工作日" })
    .max(30, { error: "公示最多 30 个工作日" }),
};

/** Sites chosen as `id:version`, so that each is taken as it was shown. */
const chosenSchema = z
  .array(z.string().regex(/^[0-9a-f-]{36}:\d{1,9}$/, { error: "请刷新页面后重新选择" }), {
    error: "请选择要公示的单位",
  })
  .min(1, { error: "请选择要公示的单位" })
  .max(100, { error: "一份公示最多 100 家" })
  .transform((chosen) =>
    [...new Set(chosen)].map((one) => {
      const [siteId = "", version = "1"] = one.split(":");
      return { siteId, version: Number(version) };
    }),
  );

/** Showing verified sites to the public before they are named. */
export const publiciseSchema = z.object({
  sites: chosenSchema,
  title: textSchema({ max: 100 }),
  ...period,
  key: z.uuid().optional(),
});

/** The same notice again, after it was returned or withdrawn. */
export const renewNoticeSchema = z.object({
  noticeId: z.uuid({ error: "没有这份公示，请刷新页面" }),
  ...period,
});

export type PubliciseInput = z.infer<typeof publiciseSchema>;
export type RenewNoticeInput = z.infer<typeof renewNoticeSchema>;
