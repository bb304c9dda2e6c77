import * as z from "zod";
import { daySchema } from "@/lib/domain/topics/schema";
import { textSchema } from "@/lib/shared/text";

const id = z.uuid({ error: "编号不正确，请刷新页面" });
const listOf = <Item extends z.ZodType>(item: Item, most: number) =>
  z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(item).max(most));

const told = {
  title: textSchema({ max: 60, missing: "请填写征集的题目" }),
  period: textSchema({ max: 30, optional: true }).default(""),
  intro: textSchema({ max: 2_000, missing: "请写明征集什么" }),
  promise: textSchema({ max: 1_000, missing: "请写明怎么用、何时答复" }),
  fieldCodes: listOf(z.string().regex(/^[a-z0-9-]{1,40}$/), 30).refine(
    (codes) => codes.length > 0,
    {
      error: "请至少选一个领域",
    },
  ),
  opensOn: daySchema,
  closesOn: daySchema,
};

/** A new 征集活动; it is handed over to be checked and released at once. */
export const openSolicitationSchema = z
  .object({
    ...told,
    regionCode: z.string().regex(/^\d{6,12}$/, { error: "请选择地区" }),
    key: z.uuid().optional(),
  })
  .refine(({ opensOn, closesOn }) => opensOn <= closesOn, {
    path: ["closesOn"],
    error: "截止日期早于开始日期，请核对",
  });

/** Another wording of it: the next revision. */
export const editSolicitationSchema = z
  .object({ ...told, solicitationId: id, version: z.coerce.number().int().min(1) })
  .refine(({ opensOn, closesOn }) => opensOn <= closesOn, {
    path: ["closesOn"],
    error: "截止日期早于开始日期，请核对",
  });

/** The frozen copy of a solicitation. */
export const solicitationContentSchema = z.object({
  period: z.string(),
  intro: z.string(),
  promise: z.string(),
  fields: z.array(z.object({ code: z.string(), name: z.string() })),
  opensOn: z.string(),
  closesOn: z.string(),
});

export type OpenSolicitationInput = z.output<typeof openSolicitationSchema>;
export type EditSolicitationInput = z.output<typeof editSolicitationSchema>;
export type SolicitationContent = z.infer<typeof solicitationContentSchema>;
