import * as z from "zod";
import { listStepSchema } from "@/lib/domain/lists/schema";
import { textSchema } from "@/lib/shared/text";

const manySchema = <Item extends z.ZodType<string>>(item: Item) =>
  z.union([z.array(item), item.transform((one) => [one])]).default([]);

/** The office returns a list: why, and what is to be changed at which entry. Empty lines are left out. */
export const returnListSchema = listStepSchema
  .extend({
    note: textSchema({ max: 500 }),
    entryIds: manySchema(z.string().max(40)),
    texts: manySchema(textSchema({ max: 500, optional: true })),
  })
  .transform(({ entryIds, texts, ...step }) => ({
    ...step,
    remarks: entryIds.flatMap((entryId, index) => {
      const text = texts[index]?.trim() ?? "";
      return entryId === "" || text === "" ? [] : [{ entryId, text }];
    }),
  }));

export type ReturnListInput = z.infer<typeof returnListSchema>;
