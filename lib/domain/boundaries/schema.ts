import * as z from "zod";
import { isRealDay } from "@/lib/shared/dates";
import { textSchema } from "@/lib/shared/text";

const CODE = /^\d{6}(\d{3}){0,2}$/;
const codeSchema = z
  .string({ error: "请填写区划代码" })
  .trim()
  .regex(CODE, { error: "请填写 6、9 或 12 位区划代码" });
const newCodeSchema = z
  .string()
  .trim()
  .optional()
  .transform((code) => code || null)
  .refine((code) => code === null || CODE.test(code), { error: "请填写 6、9 或 12 位区划代码" });
const nameSchema = textSchema({ max: 40 });
const peopleSchema = z.enum(["end", "follow"], { error: "请选择原有人员和权限的去向" });

/** Lines of a box, without empty ones. */
const linesSchema = (max: number) =>
  textSchema({ max, optional: true }).transform((text) =>
    text
      .split(/[\n；;]/)
      .map((line) => line.trim())
      .filter(Boolean),
  );

const codesSchema = textSchema({ max: 2_000 })
  .transform((text) => [...new Set(text.split(/[^\d]+/).filter(Boolean))])
  .refine((codes) => codes.length >= 2, { error: "请至少填写两个区划代码，一行一个" })
  .refine((codes) => codes.length <= 30, { error: "一次最多合并 30 个地区，请分几次办理" })
  .refine((codes) => codes.every((code) => CODE.test(code)), {
    error: "请填写 6、9 或 12 位区划代码，一行一个",
  });

const partsSchema = linesSchema(2_000)
  .transform((lines) =>
    lines.map((line) => {
      const [code = "", ...name] = line.split(/[\s,，]+/);
      return { code, name: name.join("") };
    }),
  )
  .refine((parts) => parts.length >= 2, { error: "请至少填写两个地区，一行一个：代码 名称" })
  .refine((parts) => new Set(parts.map(({ code }) => code)).size === parts.length, {
    error: "有两行用了同一个代码，请每个地区各用一个",
  })
  .refine((parts) => parts.every(({ code, name }) => CODE.test(code) && name.length > 0), {
    error: "每行写一个区划代码和一个名称，中间空一格，例如 420624109 东山镇",
  });

const takesSchema = linesSchema(20_000)
  .transform((lines) =>
    lines.map((line) => {
      const at = line.search(/[\s,，]+\d+$/);
      return at < 0
        ? { what: line, code: "" }
        : { what: line.slice(0, at).trim(), code: line.slice(at).replace(/\D/g, "") };
    }),
  )
  .refine((takes) => takes.every(({ code }) => CODE.test(code)), {
    error: "每行写一个下级代码（或单位名称）和它归入的代码，中间空一格",
  });

const common = {
  changeId: z.uuid().optional(),
  version: z.coerce.number().int().min(1).optional(),
  key: z.uuid().optional(),
  title: textSchema({ max: 80, optional: true })
    .optional()
    .transform((title) => title || null),
  basis: textSchema({ max: 200, optional: true })
    .optional()
    .transform((basis) => basis ?? ""),
  effectiveOn: z.string({ error: "请选择生效日期" }).refine(isRealDay, { error: "请选择生效日期" }),
};

const unitsSchema = linesSchema(4_000).refine((lines) => lines.length <= 30, {
  error: "一次最多 30 个单位，请分几次办理",
});
const oneUnitSchema = textSchema({ max: 80 });

/** What the form of a change sends: `form` is subject and kind. */
export const draftChangeSchema = z.discriminatedUnion("form", [
  z.object({
    form: z.literal("region.rename"),
    ...common,
    code: codeSchema,
    name: nameSchema,
    newCode: newCodeSchema,
  }),
  z.object({
    form: z.literal("region.merge"),
    ...common,
    codes: codesSchema,
    intoCode: codeSchema,
    intoName: nameSchema,
    people: peopleSchema,
  }),
  z.object({
    form: z.literal("region.split"),
    ...common,
    code: codeSchema,
    parts: partsSchema,
    takes: takesSchema,
    people: peopleSchema,
  }),
  z.object({
    form: z.literal("region.move"),
    ...common,
    code: codeSchema,
    parentCode: codeSchema,
    newCode: newCodeSchema,
  }),
  z.object({
    form: z.literal("organisation.rename"),
    ...common,
    unit: oneUnitSchema,
    name: textSchema({ max: 80 }),
  }),
  z.object({
    form: z.literal("organisation.merge"),
    ...common,
    units: unitsSchema.refine((lines) => lines.length >= 2, {
      error: "请至少填写两个单位，一行一个",
    }),
    into: oneUnitSchema,
    name: textSchema({ max: 80, optional: true })
      .optional()
      .transform((name) => name || null),
    people: peopleSchema,
  }),
  z.object({
    form: z.literal("organisation.split"),
    ...common,
    unit: oneUnitSchema,
    names: unitsSchema.refine((lines) => lines.length >= 1, {
      error: "请填写新单位的名称，一行一个",
    }),
  }),
  z.object({
    form: z.literal("organisation.move"),
    ...common,
    unit: oneUnitSchema,
    regionCode: codeSchema,
  }),
]);

/** A step on one change, as its page last saw it. */
export const changeStepSchema = z.object({
  changeId: z.uuid({ error: "没有找到这项调整" }),
  version: z.coerce.number().int().min(1),
});

/** Which change a form begins, and of which region or organisation. */
export const newChangeSchema = z.object({
  form: z
    .enum([
      "region.rename",
      "region.merge",
      "region.split",
      "region.move",
      "organisation.rename",
      "organisation.merge",
      "organisation.split",
      "organisation.move",
    ])
    .optional()
    .catch(undefined),
  code: codeSchema.optional().catch(undefined),
  unit: z.uuid().optional().catch(undefined),
});

export type DraftChangeInput = z.infer<typeof draftChangeSchema>;
export type ChangeStepInput = z.infer<typeof changeStepSchema>;
export type ChangeForm = DraftChangeInput["form"];
