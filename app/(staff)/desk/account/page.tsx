import type { Metadata } from "next";
import { ActionForm, FormText } from "@/components/forms/action-form";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/facts";
import { requireStaff } from "@/lib/access/page";
import { roleLabels } from "@/lib/domain/people/accounts/labels";
import { changeOwnPasswordAction } from "@/lib/domain/people/sign-in/actions";

export const metadata: Metadata = { title: "账户与密码" };

export default async function OwnAccountPage() {
  const actor = await requireStaff();
  const roles = [...new Set(actor.grants.map((grant) => roleLabels[grant.role]))];
  return (
    <>
      <PageHeader title="账户与密码" />
      <Card title="我的账户">
        <DescriptionList
          items={[
            { term: "姓名", value: actor.name },
            { term: "登录名", value: <span translate="no">{actor.login}</span> },
            { term: "单位", value: actor.organisation.name },
            { term: "角色", value: roles.join("、") || "还没有授权" },
          ]}
        />
      </Card>
      <Card title="修改密码" className="mt-5">
        <ActionForm
          action={changeOwnPasswordAction}
          submit="修改密码"
          pendingText="正在修改…"
          className="max-w-measure"
        >
          <FormText
            name="currentPassword"
            label="现在的密码"
            type="password"
            autoComplete="current-password"
          />
          <FormText
            name="password"
            label="新密码"
            hint="至少 10 个字符，含大写字母、小写字母、数字、符号中的三类，不含登录名。修改后各处须重新登录"
            type="password"
            autoComplete="new-password"
          />
          <FormText
            name="repeatPassword"
            label="再输入一次新密码"
            type="password"
            autoComplete="new-password"
          />
        </ActionForm>
      </Card>
    </>
  );
}
