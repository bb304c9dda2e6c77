import * as z from "zod";

/** Asking for a code to a new address. */
export const askCodeSchema = z.object({
  email: z
    .string({ error: "请填写邮箱" })
    .trim()
    .toLowerCase()
    .max(254, { error: "邮箱太长，请检查" })
    .pipe(z.email({ error: "邮箱格式不正确，例如 zhangsan@example.cn" })),
});

/** Proving it. */
export const proveEmailSchema = z.object({
  code: z
    .string({ error: "请填写验证码" })
    .transform((code) => code.replace(/\s/g, ""))
    .refine((code) => /^\d{6}$/.test(code), { error: "验证码是 6 位数字" }),
});

export const removeEmailSchema = z.object({});

export type AskCodeInput = z.infer<typeof askCodeSchema>;
export type ProveEmailInput = z.infer<typeof proveEmailSchema>;
