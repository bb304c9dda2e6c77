import * as z from "zod";
import { isCreditCode } from "@/lib/domain/organisations/rules";
import { OrganisationKind } from "@/lib/platform/generated/prisma/enums";
import { textSchema } from "@/lib/shared/text";

const versionSchema = z.coerce.number().int().min(1);
const idSchema = z.uuid({ error: "没有找到该单位" });

const creditCodeSchema = z
  .string()
  .optional()
  .transform((code) => code?.trim().toUpperCase() || null)
  .refine((code) => code === null || isCreditCode(code), {
    error: "统一社会信用代码有误，请核对 18 位代码",
  });

const carriersSchema = z
  .union([z.array(z.string().max(40)).max(20), z.string().max(40)])
  .optional()
  .transform((codes) => [...new Set([codes ?? []].flat())]);

const descriptionFields = {
  name: textSchema({ max: 80 }),
  line: textSchema({ max: 30, optional: true })
    .optional()
    .transform((line) => line || null),
  creditCode: creditCodeSchema,
  carriers: carriersSchema,
};

export const listOrganisationsSchema = z.object({
  q: textSchema({ max: 60, optional: true }).catch(""),
  kind: z.enum(OrganisationKind).optional().catch(undefined),
  region: z
    .string()
    .regex(/^\d{6}(\d{3}){0,2}$/)
    .optional()
    .catch(undefined),
  carrier: z.string().max(40).optional().catch(undefined),
  closed: z.enum(["1"]).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export const createOrganisationSchema = z.object({
  key: z.uuid().optional(),
  kind: z.enum(OrganisationKind, { error: "请选择单位类别" }),
  regionCode: z
    .string({ error: "请选择地区" })
    .trim()
    .regex(/^\d{6}(\d{3}){0,2}$/, { error: "请填写 6、9 或 12 位区划代码" }),
  ...descriptionFields,
});

export const editOrganisationSchema = z.object({
  organisationId: idSchema,
  version: versionSchema,
  ...descriptionFields,
});

export const closeOrganisationSchema = z.object({
  organisationId: idSchema,
  version: versionSchema,
});

export type ListOrganisationsInput = z.infer<typeof listOrganisationsSchema>;
export type CreateOrganisationInput = z.infer<typeof createOrganisationSchema>;
export type EditOrganisationInput = z.infer<typeof editOrganisationSchema>;
export type CloseOrganisationInput = z.infer<typeof closeOrganisationSchema>;
