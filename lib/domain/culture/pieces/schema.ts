import * as z from "zod";
import { familySchema, performanceSchema } from "@/lib/domain/culture/content/schema";
import { sentPictureShape } from "@/lib/domain/pictures/schema";
import { isRealDay } from "@/lib/shared/dates";
import { textSchema } from "@/lib/shared/text";

const id = z.uuid({ error: "编号不正确，请刷新页面" });
const version = z.coerce.number().int().min(1);
const code = (error: string) => z.string({ error }).regex(/^[a-z0-9][a-z0-9._-]{0,59}$/, { error });
const tick = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** Who made a work; the true names stay at the desk. */
export const authorSchema = z.strictObject({ name: z.string(), isMinor: z.boolean() });

/** What belongs to a work. */
export const workDetailsSchema = z.strictObject({
  typeCode: z.string(),
  licenceCode: z.string(),
  authors: z.array(authorSchema),
  collective: z.string(),
  madeYear: z.number().int().nullable(),
  link: z.string(),
  description: z.string(),
  performances: z.array(performanceSchema),
});

/** What belongs to a story. */
export const storyDetailsSchema = z.strictObject({
  toldBy: z.string(),
  isMinor: z.boolean(),
  place: z.string(),
  text: z.string(),
});

/** What belongs to a brand: its rules, and families that were named with their consent. */
export const brandDetailsSchema = z.strictObject({
  practice: z.string(),
  rules: z.strictObject({
    who: z.string(),
    procedure: z.string(),
    objection: z.string(),
    basis: z.string(),
  }),
  families: z.array(familySchema.extend({ id: z.string(), consentId: z.string() })),
});

const facts = {
  title: textSchema({ max: 40 }),
  summary: textSchema({ max: 120 }),
  hasPeople: tick,
  ...sentPictureShape,
};

const madeYear = z
  .string()
  .trim()
  .optional()
  .transform((text) => text || null)
  .refine((text) => text === null || /^(19|20)\d\d$/.test(text), {
    error: "创作年份请填四位数字，例如 2025；不清楚可以不填",
  })
  .transform((text) => (text === null ? null : Number(text)));

const workFacts = {
  ...facts,
  typeCode: code("请选择作品类型"),
  licenceCode: code("请选择授权方式"),
  authors: textSchema({ max: 300, optional: true }).default(""),
  collective: textSchema({ max: 40, optional: true }).default(""),
  madeYear,
  link: textSchema({ max: 300, optional: true }).default(""),
  description: textSchema({ max: 2000 }),
};

const storyFacts = {
  ...facts,
  toldBy: textSchema({ max: 20 }),
  isMinor: tick,
  place: textSchema({ max: 60 }),
  text: textSchema({ max: 5000 }),
};

const brandFacts = {
  ...facts,
  practice: textSchema({ max: 3000 }),
  who: textSchema({ max: 600 }),
  procedure: textSchema({ max: 1000 }),
  objection: textSchema({ max: 600 }),
  basis: textSchema({ max: 300, optional: true }).default(""),
};

const newPiece = {
  regionCode: z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/, { error: "请选择所属地区" }),
  key: z.uuid().optional(),
};
const heldPiece = { pieceId: id, version };

export const enterWorkSchema = z.object({ ...workFacts, ...newPiece });
export const editWorkSchema = z.object({ ...workFacts, ...heldPiece });
export const enterStorySchema = z.object({ ...storyFacts, ...newPiece });
export const editStorySchema = z.object({ ...storyFacts, ...heldPiece });
export const enterBrandSchema = z.object({ ...brandFacts, ...newPiece });
export const editBrandSchema = z.object({ ...brandFacts, ...heldPiece });

/** Handing a piece over to be released. */
export const pieceStepSchema = z.object(heldPiece);

const clock = z
  .string({ error: "请填写时间" })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "时间请按 24 小时填写，例如 19:30" });

/** A date of a performance. */
export const addPerformanceSchema = z.object({
  ...heldPiece,
  day: z
    .string({ error: "请选择日期" })
    .refine(isRealDay, { error: "请填写日期，例如 2026-12-18" }),
  startsAt: clock,
  endsAt: clock,
  place: textSchema({ max: 80 }),
  note: textSchema({ max: 100, optional: true }).default(""),
});

/** Calling a date off. */
export const cancelPerformanceSchema = z.object({ ...heldPiece, performanceId: z.string().min(1) });

/** Naming a family, with a consent that was recorded. */
export const nameFamilySchema = z.object({
  ...heldPiece,
  consentId: z.uuid({ error: "请先登记具名同意，再选择它" }),
  name: textSchema({ max: 20 }),
  reason: textSchema({ max: 200 }),
  namedOn: z
    .string({ error: "请选择日期" })
    .refine(isRealDay, { error: "请填写日期，例如 2026-12-18" }),
});

/** Taking a family off. */
export const removeFamilySchema = z.object({ ...heldPiece, familyId: z.string().min(1) });

/** The desk's list from its address. */
export const pieceFilterSchema = z.object({
  kind: z.enum(["work", "story", "brand"]).optional().catch(undefined),
});

export type WorkDetails = z.infer<typeof workDetailsSchema>;
export type StoryDetails = z.infer<typeof storyDetailsSchema>;
export type BrandDetails = z.infer<typeof brandDetailsSchema>;
export type EnterWorkInput = z.infer<typeof enterWorkSchema>;
export type EditWorkInput = z.infer<typeof editWorkSchema>;
export type EnterStoryInput = z.infer<typeof enterStorySchema>;
export type EditStoryInput = z.infer<typeof editStorySchema>;
export type EnterBrandInput = z.infer<typeof enterBrandSchema>;
export type EditBrandInput = z.infer<typeof editBrandSchema>;
export type PieceStepInput = z.infer<typeof pieceStepSchema>;
export type AddPerformanceInput = z.infer<typeof addPerformanceSchema>;
export type CancelPerformanceInput = z.infer<typeof cancelPerformanceSchema>;
export type NameFamilyInput = z.infer<typeof nameFamilySchema>;
export type RemoveFamilyInput = z.infer<typeof removeFamilySchema>;
export type PieceFilter = z.infer<typeof pieceFilterSchema>;
