import * as z from "zod";

const oneOrMany = <Item extends z.ZodType<string>>(item: Item) =>
  z.union([z.array(item), item.transform((one) => [one])]).default([]);

/** What of a list is issued, and to whom. */
export const issueScopeSchema = z.object({
  levels: oneOrMany(z.enum(["province", "city", "county", "township", "village", "unit"])),
  /** Regions right beneath the list's own, or counties; none means all. */
  regionCodes: oneOrMany(z.string().regex(/^\d{6}$/)),
  /** Only these organisations; none means all. */
  organisationIds: oneOrMany(z.uuid()).refine((all) => all.length <= 500, {
    error: "一次最多指定 500 个单位",
  }),
  periods: z.enum(["upcoming", "all"]).default("upcoming"),
});

/** Issuing a list in the version that was shown. */
export const issueListSchema = issueScopeSchema.extend({
  listId: z.uuid(),
  version: z.coerce.number().int().min(1),
  levels: issueScopeSchema.shape.levels.refine((levels) => levels.length > 0, {
    error: "请至少选择一个层级",
  }),
  key: z.uuid().optional(),
});

export type IssueScopeInput = z.infer<typeof issueScopeSchema>;
export type IssueListInput = z.infer<typeof issueListSchema>;
