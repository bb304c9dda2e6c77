import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/facts";
import { StatusMark } from "@/components/ui/mark";
import { accountStatusLabels } from "@/lib/domain/people/accounts/labels";
import type { AccountDetail } from "@/lib/domain/people/accounts/types";
import { withBase } from "@/lib/shared/base-path";

/** What is known of an account. */
export function AccountFacts({ account }: { account: AccountDetail }) {
  const { organisation } = account;
  return (
    <Card title="概况">
      <DescriptionList
        items={[
          { term: "登录名", value: <span translate="no">{account.login}</span> },
          {
            term: "单位",
            value: (
              <a href={withBase(`/desk/admin/organisations/${organisation.id}`)}>
                {organisation.name}（{organisation.place}）
              </a>
            ),
          },
          { term: "联系电话", value: account.phone ?? "未登记" },
          {
            term: "状态",
            value: (
              <>
                <StatusMark {...accountStatusLabels[account.status]} />
                {account.isPaused && "，登录因多次失败已暂停"}
              </>
            ),
          },
          {
            term: "密码",
            value: account.mustChangePassword ? "一次性密码，首次登录须修改" : "本人已设置",
          },
          { term: "动态码", value: account.hasCode ? "已绑定" : "未绑定" },
          {
            term: "登录",
            value: account.openSessions === 0 ? "当前没有登录" : `${account.openSessions} 处登录中`,
          },
        ]}
      />
    </Card>
  );
}
