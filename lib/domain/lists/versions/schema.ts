import * as z from "zod";
import { goneSchema } from "@/lib/domain/lists/inheriting/schema";
import { listStepSchema } from "@/lib/domain/lists/schema";

/** Beginning the next version of an issued list; a lower list may take over what changed above. */
export const reviseSchema = listStepSchema.extend({
  takesOver: z
    .literal("on")
    .optional()
    .transform((chosen) => chosen === "on"),
  gone: goneSchema,
});

/** Which list another is laid beside, and which of its entries are shown. */
export const compareQuerySchema = z.object({
  with: z.uuid().optional().catch(undefined),
  show: z.enum(["differing", "added", "removed", "changed", "replaced", "all"]).catch("differing"),
});

export type ReviseInput = z.output<typeof reviseSchema>;
export type CompareQuery = z.infer<typeof compareQuerySchema>;
