"use client";

import { useActionState } from "react";
import { FormBody, FormSelect, FormText } from "@/components/forms/action-form";
import type { Choice } from "@/components/forms/form-fields";
import { ButtonLink } from "@/components/ui/button";
import { createAccountAction } from "@/lib/domain/people/accounts/actions";
import { withBase } from "@/lib/shared/base-path";
import { OneTimePasswords } from "./one-time-passwords";

type NewAccountProps = {
  organisation: { id: string; name: string };
  roles: readonly Choice[];
};

/** A new account of an organisation; afterwards its one-time password. */
export function NewAccountForm({ organisation, roles }: NewAccountProps) {
  const [answer, send] = useActionState(createAccountAction, { ok: null });
  if (answer.ok) {
    return (
      <>
        <OneTimePasswords title="账号已新建，请把密码当面交给本人" people={[answer.data]} />
        <p className="mt-4 flex flex-wrap gap-3">
          <ButtonLink variant="primary" href={`/desk/admin/accounts/${answer.data.accountId}`}>
            查看账号
          </ButtonLink>
          <ButtonLink href={`/desk/admin/organisations/${organisation.id}`}>回到单位</ButtonLink>
        </p>
      </>
    );
  }
  return (
    <form action={send} noValidate className="max-w-measure">
      <FormBody
        answer={answer}
        submit="新建账号"
        pendingText="正在新建…"
        hidden={{ organisationId: organisation.id }}
      >
        <p className="mb-5">
          单位：<b>{organisation.name}</b>{" "}
          <a href={withBase("/desk/admin/accounts/new")} className="link">
            换一个
          </a>
        </p>
        <FormText name="name" label="姓名" autoComplete="off" />
        <FormText
          name="login"
          label="登录名"
          hint="3 至 40 位小写字母、数字、点、横线或下划线，不用身份证号和手机号"
          autoComplete="off"
          autoCapitalize="none"
        />
        <FormText name="phone" label="联系电话" optional autoComplete="off" inputMode="tel" />
        {roles.length > 0 && (
          <FormSelect
            name="role"
            label="角色"
            choices={roles}
            defaultValue={roles[0]?.value}
            hint="其他角色由安全管理员授权"
          />
        )}
      </FormBody>
    </form>
  );
}
