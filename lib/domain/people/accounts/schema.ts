import * as z from "zod";
import { textSchema } from "@/lib/shared/text";

const LOGIN = /^[a-z0-9][a-z0-9._-]{2,39}$/;

/** A sign-in name: what an import, a form and the first-run page accept. */
export const loginSchema = z
  .string({ error: "请填写登录名" })
  .transform((login) => login.trim().toLowerCase())
  .refine((login) => LOGIN.test(login), {
    error: "登录名以字母或数字开头，3 至 40 位，只用小写字母、数字、点、横线和下划线",
  });

/** A telephone number, with or without an area code; empty becomes null. */
export const phoneSchema = z
  .string()
  .optional()
  .transform((phone) => phone?.replace(/[\s-]/g, "") || null)
  .refine((phone) => phone === null || /^\d{7,12}$/.test(phone), {
    error: "电话是 7 至 12 位数字，例如 02712345678",
  });

const nameSchema = textSchema({ max: 40 });
const versionSchema = z.coerce.number().int().min(1);
const pageSchema = z.coerce.number().int().min(1).max(10_000).catch(1);
const searchSchema = textSchema({ max: 60, optional: true }).catch("");

export const listAccountsSchema = z.object({
  q: searchSchema,
  status: z.enum(["active", "disabled"]).optional().catch(undefined),
  role: z.string().max(30).optional().catch(undefined),
  organisation: z.uuid().optional().catch(undefined),
  page: pageSchema,
});

export const accountIdSchema = z.object({ accountId: z.uuid({ error: "没有找到该账号" }) });

export const createAccountSchema = z.object({
  organisationId: z.uuid({ error: "请先选择单位" }),
  login: loginSchema,
  name: nameSchema,
  phone: phoneSchema,
  role: z.enum(["none", "reporter", "unit_head", "township", "lead_unit"]).default("none"),
});

export const editAccountSchema = accountIdSchema.extend({
  version: versionSchema,
  name: nameSchema,
  phone: phoneSchema,
});

export const changeAccountSchema = accountIdSchema.extend({ version: versionSchema });

export type ListAccountsInput = z.infer<typeof listAccountsSchema>;
export type CreateAccountInput = z.infer<typeof createAccountSchema>;
export type EditAccountInput = z.infer<typeof editAccountSchema>;
export type ChangeAccountInput = z.infer<typeof changeAccountSchema>;
