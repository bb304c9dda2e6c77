import * as z from "zod";
import { isCleanText, textSchema } from "@/lib/shared/text";

const LONGEST_PASSWORD = 128;

const passwordSchema = (message: string) =>
  z
    .string({ error: message })
    .min(1, { error: message })
    .max(LONGEST_PASSWORD, { error: `密码最多 ${LONGEST_PASSWORD} 个字符` })
    .refine(isCleanText, { error: "密码含有无法输入的控制字符，请重新输入" });

/** Where to go after signing in; anything but a page of the desk is ignored later. */
const nextSchema = z.string().max(500).optional();

export const signInSchema = z.object({
  login: textSchema({ max: 64 }).transform((login) => login.toLowerCase()),
  password: passwordSchema("请输入密码"),
  next: nextSchema,
});

export const changePasswordSchema = z
  .object({
    password: passwordSchema("请输入新密码"),
    repeatPassword: passwordSchema("请再输入一次新密码"),
    next: nextSchema,
  })
  .refine((input) => input.password === input.repeatPassword, {
    path: ["repeatPassword"],
    error: "两次输入的密码不一致，请重新输入",
  });

export const changeOwnPasswordSchema = z
  .object({
    currentPassword: passwordSchema("请输入现在的密码"),
    password: passwordSchema("请输入新密码"),
    repeatPassword: passwordSchema("请再输入一次新密码"),
  })
  .refine((input) => input.password === input.repeatPassword, {
    path: ["repeatPassword"],
    error: "两次输入的密码不一致，请重新输入",
  });

export const enterCodeSchema = z.object({
  code: z
    .string({ error: "请输入 6 位动态码" })
    .transform((code) => code.replace(/\s/g, ""))
    .refine((code) => /^\d{6}$/.test(code), { error: "动态码是 6 位数字，请查看验证器应用" }),
  next: nextSchema,
});

export const signOutSchema = z.object({});

export type SignInInput = z.infer<typeof signInSchema>;
export type ChangePasswordInput = z.infer<typeof changePasswordSchema>;
export type ChangeOwnPasswordInput = z.infer<typeof changeOwnPasswordSchema>;
export type EnterCodeInput = z.infer<typeof enterCodeSchema>;
