import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthStep } from "@/components/domain/people/auth-frame";
import { ActionForm, FormText } from "@/components/forms/action-form";
import { Notice } from "@/components/ui/feedback";
import { currentActor } from "@/lib/access/session";
import { hasAccounts } from "@/lib/domain/people/setup/queries";
import { signInAction } from "@/lib/domain/people/sign-in/actions";
import { homePath } from "@/lib/domain/people/sign-in/queries";

export const metadata: Metadata = { title: "登录" };

type SignInProps = { searchParams: Promise<{ next?: string; changed?: string }> };

export default async function SignInPage({ searchParams }: SignInProps) {
  const { next, changed } = await searchParams;
  const actor = await currentActor();
  if (actor.kind === "staff") redirect(homePath({ roles: actor.grants.map((g) => g.role) }, next));
  if (!(await hasAccounts(actor))) redirect("/setup");
  return (
    <AuthStep title="登录">
      {changed && (
        <div className="mb-5">
          <Notice tone="done" live title="密码已修改，请用新密码登录" />
        </div>
      )}
      <ActionForm
        action={signInAction}
        submit="登录"
        pendingText="正在登录…"
        size="large"
        wide
        hidden={{ next }}
      >
        <FormText
          name="login"
          label="登录名"
          autoComplete="username"
          autoCapitalize="none"
          autoFocus
        />
        <FormText name="password" label="密码" type="password" autoComplete="current-password" />
      </ActionForm>
      <p className="mt-6 text-sm text-ink-hint">
        忘记密码请联系本单位或上级管理员重置。连续 5 次不正确将暂停 15 分钟。
      </p>
    </AuthStep>
  );
}
