import * as z from "zod";

/** Beginning a place's own list from the issued list above it. */
export const startLowerSchema = z.object({
  listId: z.uuid(),
  regionCode: z.string().regex(/^\d{6}$/, { error: "请选择制定清单的地区" }),
  key: z.uuid().optional(),
});

export type StartLowerInput = z.infer<typeof startLowerSchema>;
