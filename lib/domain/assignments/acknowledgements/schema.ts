import * as z from "zod";

const oneOrMany = z.union([z.array(z.uuid()), z.uuid().transform((one) => [one])]);

/** 签收: one list, or several at once. */
export const acknowledgeSchema = z.object({
  listIds: oneOrMany.refine((all) => all.length > 0 && all.length <= 50, {
    error: "请至少选择一份清单，一次最多 50 份",
  }),
  key: z.uuid().optional(),
});

/** Reminding those who have not acknowledged. */
export const remindSchema = z.object({
  listId: z.uuid({ error: "清单编号不正确，请刷新页面" }),
  key: z.uuid().optional(),
});

/** Which organisations of a list are shown; anything unreadable shows those who have not acknowledged. */
export const standingFilterSchema = z.object({
  place: z
    .string()
    .regex(/^\d{6}$|^\d{9}$/)
    .optional()
    .catch(undefined),
  show: z.enum(["waiting", "done", "all"]).catch("waiting"),
  /** Only organisations of the place's own level. */
  own: z.stringbool().optional().catch(undefined),
  after: z.string().max(80).optional().catch(undefined),
});

/** An acknowledgement, checked. */
export type AcknowledgeInput = z.infer<typeof acknowledgeSchema>;
/** A reminder, checked. */
export type RemindInput = z.infer<typeof remindSchema>;
/** A filter, checked. */
export type StandingFilter = z.infer<typeof standingFilterSchema>;
