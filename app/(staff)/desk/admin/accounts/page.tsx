import type { Metadata } from "next";
import { AccountTable } from "@/components/domain/people/account-table";
import { SearchBar } from "@/components/domain/people/search-bar";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/navigation";
import { forPage, requireStaff } from "@/lib/access/page";
import { hasVerb } from "@/lib/access/reach";
import { roleLabels } from "@/lib/domain/people/accounts/labels";
import { listAccounts } from "@/lib/domain/people/accounts/queries";
import { listAccountsSchema } from "@/lib/domain/people/accounts/schema";
import { withQuery } from "@/lib/shared/query-string";

export const metadata: Metadata = { title: "账号与授权" };

const PATH = "/desk/admin/accounts";
const ROLES = Object.entries(roleLabels).map(([value, label]) => ({ value, label }));
const STATES = [
  { value: "active", label: "在用" },
  { value: "disabled", label: "停用" },
];

type AccountsProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AccountsPage({ searchParams }: AccountsProps) {
  const actor = await requireStaff("account.read");
  const input = listAccountsSchema.parse(await searchParams);
  const found = await forPage(listAccounts(actor, input));
  const { page: _page, ...query } = input;
  return (
    <>
      <PageHeader
        title="账号与授权"
        subtitle="一人一号；停用、改权限、重置密码后，该账号立即退出登录"
        actions={
          hasVerb(actor, "account.manage") && (
            <>
              <ButtonLink href={`${PATH}/import`}>批量导入</ButtonLink>
              <ButtonLink
                variant="primary"
                href={withQuery(`${PATH}/new`, { organisation: input.organisation })}
              >
                新建账号
              </ButtonLink>
            </>
          )
        }
      />
      <SearchBar
        action={PATH}
        label="搜索账号"
        placeholder="姓名、登录名或单位"
        q={input.q}
        selects={[
          { name: "role", label: "角色", value: input.role, choices: ROLES },
          { name: "status", label: "状态", value: input.status, choices: STATES },
        ]}
        hidden={{ organisation: input.organisation }}
        isFiltered={Boolean(input.q || input.role || input.status || input.organisation)}
      />
      {found.total === 0 ? (
        <EmptyState kind="no-result" title="没有找到这样的账号">
          请换一个姓名、登录名或单位，或放宽条件。
        </EmptyState>
      ) : (
        <Card flush>
          <AccountTable rows={found.rows} />
        </Card>
      )}
      <Pagination {...found} hrefFor={(page) => withQuery(PATH, { ...query, page })} />
    </>
  );
}
