import * as z from "zod";
import { daySchema } from "@/lib/domain/meetings/schema";
import { textSchema } from "@/lib/shared/text";

/** The most characters of a decision. */
export const ITEM_TEXT_MAX = 300;

const empty = (value: unknown) => (value === "" ? null : value);

/** A line as it is typed: `version` 0 for one that the server does not know yet. */
export const saveItemSchema = z.object({
  meetingId: z.uuid(),
  itemId: z.uuid(),
  version: z.coerce.number().int().min(0),
  text: textSchema({ max: ITEM_TEXT_MAX, optional: true }),
  organisationId: z.preprocess(empty, z.uuid().nullable()),
  cooperatingIds: z.array(z.uuid()).max(20, { error: "配合单位最多 20 家" }).default([]),
  dueOn: z.preprocess(empty, daySchema.nullable()),
  problemId: z.preprocess(empty, z.uuid().nullable()).default(null),
});

const itemSchema = { itemId: z.uuid(), version: z.coerce.number().int().min(1) };

/** Taking away a line that was not given yet. */
export const removeItemSchema = z.object(itemSchema);

/** Cancelling one that was given. */
export const cancelItemSchema = z.object({ ...itemSchema, reason: textSchema({ max: 200 }) });

export type SaveItemInput = z.infer<typeof saveItemSchema>;
export type RemoveItemInput = z.infer<typeof removeItemSchema>;
export type CancelItemInput = z.infer<typeof cancelItemSchema>;
