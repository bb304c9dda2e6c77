import * as z from "zod";
import type { OwnAnswer } from "@/lib/domain/sites/evaluations/types";
import { isRealDay } from "@/lib/shared/dates";
import { isId } from "@/lib/shared/ids";
import { textSchema } from "@/lib/shared/text";

const CODE = /^(answer|words|evidence)\.(c\d{1,2})$/;
const WORDS = textSchema({ max: 500, optional: true });

/** A site in the version that was shown. */
export const siteStepFields = {
  siteId: z.uuid({ error: "没有这个示范点，请刷新页面" }),
  version: z.coerce.number().int().min(1),
};

/** A day that exists, as a form sends it. */
export const daySchema = z
  .string({ error: "请选择日期" })
  .refine(isRealDay, { error: "请填写日期，例如 2026-12-18" });

const itemAnswer = z.enum(["yes", "partly", "no"]);

type Answers = Record<string, OwnAnswer>;
type Partial = Record<
  string,
  { answer?: OwnAnswer["answer"]; words: string; evidenceIds: string[] }
>;

/** `answer.c1`, `words.c1`, `evidence.c1` of a form as answers by item. */
function collect(fields: Record<string, unknown>, context: z.core.$RefinementCtx): Answers {
  const found: Partial = {};
  for (const [name, value] of Object.entries(fields)) {
    const [, field, code = ""] = CODE.exec(name) ?? [];
    if (!field) continue;
    found[code] ??= { words: "", evidenceIds: [] };
    const at = found[code];
    if (field === "answer") {
      const answer = itemAnswer.safeParse(value);
      if (answer.success) at.answer = answer.data;
    } else if (field === "words") {
      const words = WORDS.safeParse(value);
      if (words.success) at.words = words.data;
      else
        context.addIssue({
          code: "custom",
          path: [name],
          message: words.error.issues[0]?.message ?? "",
        });
    } else {
      at.evidenceIds = [value]
        .flat()
        .filter((id): id is string => typeof id === "string" && isId(id));
    }
  }
  return found as Answers;
}

/** Self-evaluation: kept as it stands, or handed in. */
export const evaluateSchema = z
  .looseObject({
    ...siteStepFields,
    intent: z.enum(["keep", "submit"]).default("submit").catch("submit"),
    summary: textSchema({ max: 1000, optional: true }).default(""),
  })
  .transform((form, context) => {
    const { siteId, version, intent, summary, ...fields } = form;
    return { siteId, version, intent, summary, answers: collect(fields, context) };
  });

/** Verification: what was found item by item, when, by whom, and what follows. */
export const verifySchema = z
  .looseObject({
    ...siteStepFields,
    outcome: z.enum(["pass", "return"], { error: "请选择结论" }),
    visitedOn: daySchema,
    visitors: textSchema({ max: 100 }),
    conclusion: textSchema({ max: 500, optional: true }).default(""),
  })
  .transform((form, context) => {
    const { siteId, version, outcome, visitedOn, visitors, conclusion, ...fields } = form;
    const findings = collect(fields, context);
    return { siteId, version, outcome, visitedOn, visitors, conclusion, findings };
  });

export type EvaluateInput = z.infer<typeof evaluateSchema>;
export type VerifyInput = z.infer<typeof verifySchema>;
