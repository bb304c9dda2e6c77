import * as z from "zod";
import { acceptanceSchema } from "@/lib/domain/reviews/schema";
import { textSchema } from "@/lib/shared/text";

const doubtId = z.uuid({ error: "存疑编号不正确，请刷新页面" });
const version = z.coerce.number({ error: "版本号不正确，请刷新页面" }).int().min(1);
const key = z.uuid({ error: "操作编号不正确，请刷新页面后重试" });

/** Forwarding a submitted report as 存疑; the field has a name of its own beside that of a return's reason. */
export const doubtSchema = acceptanceSchema
  .extend({ doubt: textSchema({ max: 500 }) })
  .transform(({ doubt, ...decided }) => ({ ...decided, reason: doubt }));

/** The answer to it. */
export const doubtAnswerSchema = z.object({
  ...{ doubtId, version, key },
  state: z.enum(["cleared", "confirmed"], { error: "请选择填报属实或不属实" }),
  answer: textSchema({ max: 1000 }),
});

/** Taking it back. */
export const doubtWithdrawalSchema = z.object({ doubtId, version, key });

/** A doubt, checked. */
export type DoubtInput = Omit<z.infer<typeof doubtSchema>, "queue"> & { queue?: string };
/** An answer, checked. */
export type DoubtAnswerInput = z.infer<typeof doubtAnswerSchema>;
/** A withdrawal, checked. */
export type DoubtWithdrawalInput = z.infer<typeof doubtWithdrawalSchema>;
