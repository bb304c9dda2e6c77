import type { Metadata } from "next";
import { AccountCare } from "@/components/domain/people/account-care";
import { AccountFacts } from "@/components/domain/people/account-facts";
import { DoneNotice } from "@/components/domain/people/done-notice";
import { GrantForm } from "@/components/domain/people/grant-form";
import { GrantList } from "@/components/domain/people/grant-list";
import { PageHeader } from "@/components/layout/page-header";
import { forPage, requireStaff } from "@/lib/access/page";
import { listCarrierChoices } from "@/lib/domain/organisations/queries";
import { getAccount } from "@/lib/domain/people/accounts/queries";
import { regionLevelLabel } from "@/lib/domain/regions/labels";
import { listRegionsAbove } from "@/lib/domain/regions/queries";

export const metadata: Metadata = { title: "账号" };

const DONE = {
  edited: "修改已保存",
  disabled: "账号已停用，并已退出登录",
  enabled: "账号已启用",
  unlocked: "已解除暂停，可以重新登录",
  "code-reset": "动态码已重置，下次登录时重新绑定",
  granted: "授权已生效，该账号须重新登录",
  "grant-ended": "授权已收回，该账号须重新登录",
};

type AccountProps = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> };

export default async function AccountPage({ params, searchParams }: AccountProps) {
  const actor = await requireStaff("account.read");
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  const account = await forPage(getAccount(actor, id));
  return (
    <>
      <PageHeader
        title={account.name}
        subtitle={account.organisation.name}
        back={{ href: "/desk/admin/accounts", label: "账号与授权" }}
      />
      <DoneNotice done={done} words={DONE} />
      <AccountFacts account={account} />
      <AccountCare account={account} />
      <GrantList grants={account.grants} mayEnd={account.mayGrant} />
      {account.mayGrant && <NewGrant accountId={id} regionCode={account.organisation.regionCode} />}
    </>
  );
}

async function NewGrant({ accountId, regionCode }: { accountId: string; regionCode: string }) {
  const actor = await requireStaff("grant.manage");
  const [regions, carriers] = await Promise.all([
    listRegionsAbove(actor, regionCode),
    listCarrierChoices(actor),
  ]);
  return (
    <GrantForm
      accountId={accountId}
      regions={regions.map((region) => ({
        value: region.code,
        label: `${region.name}（${regionLevelLabel(region)}）`,
      }))}
      carriers={carriers.map((carrier) => ({ value: carrier.code, label: carrier.name }))}
    />
  );
}
