import * as z from "zod";

const at = z.object({ period: z.string(), value: z.number() });

/** One measured thing before and after. */
export const caseFigureSchema = z.object({
  label: z.string(),
  unit: z.string(),
  source: z.enum(["system", "own"]),
  before: at,
  after: at,
  formula: z.string(),
  task: z
    .object({ rootTaskId: z.string(), code: z.string(), title: z.string() })
    .nullable()
    .default(null),
});

const adoptionSchema = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  organisationName: z.string(),
  regionName: z.string(),
  adoptedOn: z.string(),
  adapted: z.string(),
  result: z.string(),
  figures: z.array(caseFigureSchema),
});

/** What the public page of a case or work method shows: the content of kind "case". */
export const caseContentSchema = z.object({
  form: z.enum(["case", "method"]),
  organisationName: z.string(),
  background: z.string(),
  practice: z.string(),
  result: z.string(),
  figures: z.array(caseFigureSchema),
  policy: z.object({ code: z.string(), title: z.string() }).nullable(),
  principles: z.array(z.string()),
  reason: z.string(),
  /** Those whose results were checked, in the order of learning. */
  adoptions: z.array(adoptionSchema),
});

export type CaseContent = z.infer<typeof caseContentSchema>;
export type PublicAdoption = z.infer<typeof adoptionSchema>;
