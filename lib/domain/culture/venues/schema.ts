import * as z from "zod";
import { sentPictureShape } from "@/lib/domain/pictures/schema";
import { textSchema } from "@/lib/shared/text";

const id = z.uuid({ error: "编号不正确，请刷新页面" });
const version = z.coerce.number().int().min(1);
const tick = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

const builtYear = z
  .string()
  .trim()
  .optional()
  .transform((text) => text || null)
  .refine((text) => text === null || /^(19|20)\d\d$/.test(text), {
    error: "建成年份请填四位数字，例如 2024；不清楚可以不填",
  })
  .transform((text) => (text === null ? null : Number(text)));

const facts = {
  name: textSchema({ max: 40 }),
  place: textSchema({ max: 80 }),
  description: textSchema({ max: 1000, optional: true }).default(""),
  builtYear,
  keeperName: textSchema({ max: 20, optional: true }).default(""),
  isAccessible: tick,
  accessibleNote: textSchema({ max: 100, optional: true }).default(""),
  status: z.enum(["planned", "open", "under_repair", "closed"], { error: "请选择现状" }),
  ...sentPictureShape,
};

/** Entering a venue. */
export const enterVenueSchema = z.object({
  kindCode: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,59}$/, { error: "请选择种类" }),
  regionCode: z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/, { error: "请选择所在地区" }),
  ...facts,
  key: z.uuid().optional(),
});

/** Keeping its facts up, in the version that was shown. */
export const editVenueSchema = z.object({ venueId: id, version, ...facts });

/** Handing it in, or discarding a draft. */
export const venueStepSchema = z.object({ venueId: id, version });

/** Returning it with a reason. */
export const returnVenueSchema = venueStepSchema.extend({ reason: textSchema({ max: 300 }) });

const picked = z
  .string()
  .regex(/^[0-9a-f-]{36}:\d+$/)
  .transform((text) => ({ venueId: text.slice(0, 36), version: Number(text.slice(37)) }));

/** Confirming one or many, each in the version that was shown: `id:version`. */
export const confirmVenuesSchema = z.object({
  venues: z
    .array(picked, { error: "请至少勾选一处阵地" })
    .min(1, { error: "请至少勾选一处阵地" })
    .max(200, { error: "一次最多确认 200 处" }),
});

const word = (pattern: RegExp) => z.string().regex(pattern).optional().catch(undefined);

/** The desk's list from its address. */
export const venueFilterSchema = z.object({
  region: word(/^\d{6}(\d{3}(\d{3})?)?$/),
  kind: word(/^[a-z0-9][a-z0-9._-]{0,59}$/),
  stage: z.enum(["draft", "submitted", "confirmed", "returned"]).optional().catch(undefined),
  status: z.enum(["planned", "open", "under_repair", "closed"]).optional().catch(undefined),
  q: z.string().max(40).optional().catch(undefined),
  defects: z.literal("1").optional().catch(undefined),
  /** What an import just did. */
  added: z.coerce.number().int().min(0).max(100_000).optional().catch(undefined),
  known: z.coerce.number().int().min(0).max(100_000).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(2000).catch(1),
});

export type EnterVenueInput = z.infer<typeof enterVenueSchema>;
export type EditVenueInput = z.infer<typeof editVenueSchema>;
export type VenueStepInput = z.infer<typeof venueStepSchema>;
export type ReturnVenueInput = z.infer<typeof returnVenueSchema>;
export type ConfirmVenuesInput = z.infer<typeof confirmVenuesSchema>;
export type VenueFilter = z.infer<typeof venueFilterSchema>;
