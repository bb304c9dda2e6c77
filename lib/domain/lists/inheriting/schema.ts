import * as z from "zod";
import { listStepSchema } from "@/lib/domain/lists/schema";

/** Beginning a place's own list from the issued list above it. */
export const startLowerSchema = z.object({
  listId: z.uuid(),
  regionCode: z.string().regex(/^\d{6}$/, { error: "请选择制定清单的地区" }),
  key: z.uuid().optional(),
});

/** What becomes of a task that the list above dropped: the lower list drops it too, or goes on with it. */
export const goneSchema = z.enum(["drop", "keep"]).default("drop");

/** Bringing a lower draft up to the lists above it. */
export const takeOverSchema = listStepSchema.extend({ gone: goneSchema });

export type GoneChoice = z.output<typeof goneSchema>;
export type TakeOverInput = z.output<typeof takeOverSchema>;
export type StartLowerInput = z.infer<typeof startLowerSchema>;
