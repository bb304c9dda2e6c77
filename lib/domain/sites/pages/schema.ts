import * as z from "zod";
import { sentPictureShape } from "@/lib/domain/pictures/schema";
import { siteStepFields } from "@/lib/domain/sites/evaluations/schema";
import { textSchema } from "@/lib/shared/text";

const tick = z
  .literal("on")
  .optional()
  .transform((on) => on === "on");

/** The public page of a site as it was typed; figures are chosen by key. */
export const composePageSchema = z.object({
  ...siteStepFields,
  ...sentPictureShape,
  story: textSchema({ max: 3000 }),
  practices: textSchema({ max: 3000, optional: true })
    .default("")
    .transform((text) =>
      text
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string()).max(20, { error: "最多 20 条做法，每行一条" })),
  figures: z.array(z.string().max(120)).max(6, { error: "最多选 6 个数字" }).default([]),
  hours: textSchema({ max: 200, optional: true }).default(""),
  address: textSchema({ max: 200 }),
  transport: textSchema({ max: 500, optional: true }).default(""),
  contactPhone: z
    .string()
    .trim()
    .regex(/^[\d -]{0,20}$/, { error: "请填写单位的办公电话，例如 0710-1234567" })
    .default(""),
  accessible: tick,
  accessibleNote: textSchema({ max: 300, optional: true }).default(""),
  acceptsBookings: tick,
  capacity: z
    .union([z.literal(""), z.coerce.number().int().min(1).max(5000)], {
      error: "请填写人数，1 到 5000",
    })
    .optional()
    .transform((value) => value || null),
});

export type ComposePageInput = z.infer<typeof composePageSchema>;
