import * as z from "zod";
import { textSchema } from "@/lib/shared/text";

const left = (value: unknown) => (value === "" ? undefined : value);
const id = z.uuid({ error: "编号不正确，请刷新页面" });
const version = z.coerce.number().int().min(1);
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(item));

/** Beginning a circular from an edition. */
export const draftSchema = z.object({ editionId: id, key: z.uuid().optional() });

/** Saving a draft in the version that was shown. */
export const saveSchema = z.object({
  circularId: id,
  version,
  title: textSchema({ max: 100 }),
  body: textSchema({ max: 20_000 }),
  unitName: textSchema({ max: 60 }),
  levels: listOf(z.enum(["province", "city", "county", "township", "village", "unit"])),
  carrierCode: z.preprocess(
    left,
    z
      .string()
      .regex(/^[a-z-]{1,40}$/)
      .optional(),
  ),
  names: textSchema({ max: 5_000, optional: true }).default(""),
});

/** Releasing a draft in the version that was shown. */
export const releaseCircularSchema = z.object({
  circularId: id,
  version,
  key: z.uuid().optional(),
});

/** Withdrawing what was released. */
export const withdrawSchema = z.object({
  circularId: id,
  version,
  reason: textSchema({ max: 500 }),
});

/** Saying 收到, or reminding those who have not. */
export const circularSchema = z.object({ circularId: id });

/** The circulars' page from its address. */
export const listCircularsSchema = z.object({
  view: z.enum(["received", "drafted"]).optional().catch(undefined),
});

/** The page that begins a circular. */
export const newCircularSchema = z.object({ edition: id.optional().catch(undefined) });

export type DraftInput = z.infer<typeof draftSchema>;
export type SaveInput = z.output<typeof saveSchema>;
export type ReleaseCircularInput = z.infer<typeof releaseCircularSchema>;
export type WithdrawInput = z.infer<typeof withdrawSchema>;
export type CircularInput = z.infer<typeof circularSchema>;
