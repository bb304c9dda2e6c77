import type { Metadata } from "next";
import { AuthStep } from "@/components/domain/people/auth-frame";
import { ActionForm, FormText } from "@/components/forms/action-form";
import { changeFirstPasswordAction } from "@/lib/domain/people/sign-in/actions";
import { requireStep } from "../require-step";

export const metadata: Metadata = { title: "设置新密码" };

type StepProps = { searchParams: Promise<{ next?: string }> };

export default async function FirstPasswordPage({ searchParams }: StepProps) {
  const { next } = await searchParams;
  const { account } = await requireStep("password");
  return (
    <AuthStep
      title="设置新密码"
      intro={`${account.name}，您现在的密码由管理员发放，请改成自己的密码。`}
    >
      <ActionForm
        action={changeFirstPasswordAction}
        submit="保存并继续"
        pendingText="正在保存…"
        size="large"
        wide
        hidden={{ next }}
      >
        <FormText
          name="password"
          label="新密码"
          hint="至少 10 个字符，含大写字母、小写字母、数字、符号中的三类，不含登录名"
          type="password"
          autoComplete="new-password"
        />
        <FormText
          name="repeatPassword"
          label="再输入一次"
          type="password"
          autoComplete="new-password"
        />
      </ActionForm>
    </AuthStep>
  );
}
