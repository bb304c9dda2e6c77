import * as z from "zod";
import { loginSchema } from "@/lib/domain/people/accounts/schema";
import { textSchema } from "@/lib/shared/text";

const nameSchema = textSchema({ max: 40 });
const LONGEST_PASSWORD = 128;

/** What the first-run page asks: the code from the server's console, the host, three administrators. */
export const setUpSchema = z
  .object({
    setupCode: z
      .string({ error: "请填写初始化码" })
      .transform((code) => code.replace(/[\s-]/g, "").toUpperCase())
      .refine((code) => code.length > 0, { error: "请填写服务器启动时显示的初始化码" }),
    organisationName: textSchema({ max: 80 }),
    sysLogin: loginSchema,
    sysName: nameSchema,
    password: z
      .string({ error: "请设置密码" })
      .max(LONGEST_PASSWORD, { error: `密码最多 ${LONGEST_PASSWORD} 个字符` }),
    repeatPassword: z.string({ error: "请再输入一次密码" }),
    secLogin: loginSchema,
    secName: nameSchema,
    auditLogin: loginSchema,
    auditName: nameSchema,
  })
  .superRefine((input, context) => {
    if (input.password !== input.repeatPassword) {
      context.addIssue({
        code: "custom",
        path: ["repeatPassword"],
        message: "两次输入的密码不一致，请重新输入",
      });
    }
    const { sysLogin, secLogin, auditLogin } = input;
    if (secLogin === sysLogin || secLogin === auditLogin) {
      context.addIssue({
        code: "custom",
        path: ["secLogin"],
        message: "三位管理员的登录名不能相同，请换一个",
      });
    }
    if (auditLogin === sysLogin) {
      context.addIssue({
        code: "custom",
        path: ["auditLogin"],
        message: "三位管理员的登录名不能相同，请换一个",
      });
    }
  });

export type SetUpInput = z.infer<typeof setUpSchema>;
