"use client";

import { useActionState } from "react";
import { FormBody } from "@/components/forms/action-form";
import { resetPasswordAction } from "@/lib/domain/people/accounts/actions";
import { OneTimePasswords } from "./one-time-passwords";

/** Gives an account a one-time password, and shows it once. */
export function ResetPasswordForm({ hidden }: { hidden: Record<string, string> }) {
  const [answer, send] = useActionState(resetPasswordAction, { ok: null });
  if (answer.ok) {
    return <OneTimePasswords title="密码已重置，请把新密码交给本人" people={[answer.data]} />;
  }
  return (
    <details className="py-3">
      <summary className="link w-fit">重置密码</summary>
      <form action={send} noValidate className="mt-2 max-w-measure">
        <p className="mb-3 text-ink-soft">
          重置后原密码作废，该账号立即退出登录；系统给出一次性密码，只显示一次。
        </p>
        <FormBody answer={answer} hidden={hidden} submit="重置密码" variant="danger" />
      </form>
    </details>
  );
}
