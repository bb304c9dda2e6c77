import * as z from "zod";

/** What a published piece of news (kind `news`) holds. */
export const newsContentSchema = z.object({
  column: z.string(),
  columnName: z.string(),
  /** Simple prose: see publications/prose. */
  body: z.string(),
  isReprint: z.boolean().default(false),
});

export type NewsContent = z.infer<typeof newsContentSchema>;
