import { ActionForm, FormText } from "@/components/forms/action-form";
import { Card } from "@/components/ui/card";
import {
  disableAccountAction,
  editAccountAction,
  enableAccountAction,
  resetCodeAction,
  unlockAccountAction,
} from "@/lib/domain/people/accounts/actions";
import type { AccountDetail } from "@/lib/domain/people/accounts/types";
import { DisclosureForm } from "./disclosure-form";
import { ResetPasswordForm } from "./reset-password-form";

/** What the person who asks may do about an account. */
export function AccountCare({ account }: { account: AccountDetail }) {
  const hidden = { accountId: account.id, version: String(account.version) };
  const isActive = account.status === "active";
  const mayResetCode = account.mayGrant && account.hasCode;
  if (!account.mayManage && !mayResetCode) return null;
  return (
    <Card title="维护" className="mt-5">
      {account.mayManage && (
        <>
          <details className="py-3">
            <summary className="link w-fit">修改姓名和电话</summary>
            <ActionForm
              action={editAccountAction}
              submit="保存修改"
              hidden={hidden}
              className="mt-3 max-w-measure"
            >
              <FormText name="name" label="姓名" defaultValue={account.name} />
              <FormText
                name="phone"
                label="联系电话"
                optional
                inputMode="tel"
                defaultValue={account.phone ?? undefined}
              />
            </ActionForm>
          </details>
          <ResetPasswordForm hidden={hidden} />
          {account.isPaused && (
            <DisclosureForm
              label="解除暂停"
              consequence="该账号因连续输错密码暂停登录。确认是本人后可以立即解除。"
              submit="解除暂停"
              action={unlockAccountAction}
              hidden={hidden}
            />
          )}
          <DisclosureForm
            label={isActive ? "停用账号" : "启用账号"}
            consequence={
              isActive
                ? "停用后立即退出登录，不能再登录；填报过的内容和记录保留。"
                : "启用后可以用原密码登录。"
            }
            submit={isActive ? "停用账号" : "启用账号"}
            action={isActive ? disableAccountAction : enableAccountAction}
            hidden={hidden}
          />
        </>
      )}
      {mayResetCode && (
        <DisclosureForm
          label="重置动态码"
          consequence="手机丢失或更换时使用。重置后该账号立即退出登录，下次登录重新绑定。"
          submit="重置动态码"
          action={resetCodeAction}
          hidden={hidden}
        />
      )}
    </Card>
  );
}
