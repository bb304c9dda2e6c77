"use client";

import { useActionState } from "react";
import { FormBody, FormText } from "@/components/forms/action-form";
import { lineLabel } from "@/components/forms/line-label";
import { roleLabels } from "@/lib/domain/people/accounts/labels";
import { setUpAction } from "@/lib/domain/people/setup/actions";
import type { SetUpDone } from "@/lib/domain/people/setup/types";
import { withBase } from "@/lib/shared/base-path";
import { OneTimePasswords } from "./one-time-passwords";

/** Host organisation and three administrators; afterwards the two passwords that are told once. */
export function SetUpForm({ suggestedName }: { suggestedName: string }) {
  const [answer, send] = useActionState(setUpAction, { ok: null });
  if (answer.ok) return <SetUpReceipt done={answer.data} />;
  return (
    <form action={send} noValidate>
      <FormBody answer={answer} submit="完成初始化" pendingText="正在建立…" size="large" wide>
        <FormText
          name="setupCode"
          label="初始化码"
          hint="服务器启动时显示在控制台，形如 ABCD-EFGH-JKLM"
          autoComplete="off"
        />
        <FormText name="organisationName" label="主办单位" defaultValue={suggestedName} />
        <h2 className="mt-8 mb-3">系统管理员</h2>
        <p className="mb-3 text-sm text-ink-hint">管账号、单位和配置，看不到业务内容。</p>
        <FormText
          name="sysLogin"
          label={lineLabel("系统管理员", "登录名")}
          autoComplete="username"
          autoCapitalize="none"
        />
        <FormText name="sysName" label={lineLabel("系统管理员", "姓名")} />
        <FormText
          name="password"
          label="密码"
          type="password"
          autoComplete="new-password"
          hint="至少 10 个字符，含大写字母、小写字母、数字、符号中的三类"
        />
        <FormText
          name="repeatPassword"
          label="再输入一次密码"
          type="password"
          autoComplete="new-password"
        />
        <h2 className="mt-8 mb-3">安全管理员</h2>
        <p className="mb-3 text-sm text-ink-hint">管授权。密码由系统生成，完成后显示一次。</p>
        <FormText
          name="secLogin"
          label={lineLabel("安全管理员", "登录名")}
          autoComplete="off"
          autoCapitalize="none"
        />
        <FormText name="secName" label={lineLabel("安全管理员", "姓名")} autoComplete="off" />
        <h2 className="mt-8 mb-3">审计管理员</h2>
        <p className="mb-3 text-sm text-ink-hint">查审计日志。密码由系统生成，完成后显示一次。</p>
        <FormText
          name="auditLogin"
          label={lineLabel("审计管理员", "登录名")}
          autoComplete="off"
          autoCapitalize="none"
        />
        <FormText name="auditName" label={lineLabel("审计管理员", "姓名")} autoComplete="off" />
      </FormBody>
    </form>
  );
}

function SetUpReceipt({ done }: { done: SetUpDone }) {
  return (
    <>
      <OneTimePasswords
        title="初始化完成，请把以下密码当面交给两位管理员"
        people={done.others.map((person) => ({ ...person, note: roleLabels[person.role] }))}
      />
      <p className="mt-6">
        <a className="btn btn-primary btn-large btn-wide" href={withBase("/sign-in")}>
          用 {done.login} 登录
        </a>
      </p>
    </>
  );
}
