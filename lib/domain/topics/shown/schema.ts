import * as z from "zod";
import { textSchema } from "@/lib/shared/text";

const left = (value: unknown) =>
  value === "" ? undefined : Array.isArray(value) ? value[0] : value;
const code = (pattern: RegExp) =>
  z.preprocess(left, z.string().regex(pattern).optional()).catch(undefined);

/** The public list from its address; what cannot be read is left out. */
export const topicFilterSchema = z.object({
  field: code(/^[a-z0-9-]{1,40}$/),
  region: code(/^\d{6}$/),
  state: z
    .preprocess(left, z.enum(["waiting", "overdue", "working", "disputed", "done"]).optional())
    .catch(undefined),
  words: z.preprocess(left, textSchema({ max: 40, optional: true }).optional()).catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

export type TopicFilter = z.output<typeof topicFilterSchema>;
