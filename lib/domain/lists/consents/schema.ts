import * as z from "zod";
import { listStepSchema } from "@/lib/domain/lists/schema";
import { textSchema } from "@/lib/shared/text";

const manySchema = <Item extends z.ZodType<string>>(item: Item) =>
  z.union([z.array(item), item.transform((one) => [one])]).default([]);

/** The office returns a list: why, and what is to be changed at which entry. Empty lines are left out. */
export const returnListSchema = listStepSchema
  .extend({
    // Not `note`: consenting stands on the same page and has its own field of that name.
    reason: textSchema({ max: 500 }),
    entryIds: manySchema(z.string().max(40)),
    texts: manySchema(textSchema({ max: 500, optional: true })),
  })
  .transform(({ entryIds, texts, reason, ...step }) => ({
    ...step,
    note: reason,
    remarks: entryIds.flatMap((entryId, index) => {
      const text = texts[index]?.trim() ?? "";
      return entryId === "" || text === "" ? [] : [{ entryId, text }];
    }),
  }));

export type ReturnListInput = z.infer<typeof returnListSchema>;
