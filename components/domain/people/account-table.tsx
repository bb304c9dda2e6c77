import Link from "next/link";
import { StatusMark, Tag } from "@/components/ui/mark";
import { Table } from "@/components/ui/table";
import { accountStatusLabels, roleLabels } from "@/lib/domain/people/accounts/labels";
import type { AccountRow } from "@/lib/domain/people/accounts/types";

/** Accounts as rows; each leads to its own page. */
export function AccountTable({ rows }: { rows: readonly AccountRow[] }) {
  return (
    <Table caption="账号" cards>
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col">登录名</th>
          <th scope="col">单位</th>
          <th scope="col">角色</th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((account) => (
          <tr key={account.id}>
            <th scope="row">
              <Link className="link" href={`/desk/admin/accounts/${account.id}`}>
                {account.name}
              </Link>{" "}
              {account.isExample && <Tag>示例</Tag>}
            </th>
            <td data-label="登录名" translate="no">
              {account.login}
            </td>
            <td data-label="单位">
              {account.organisationName}
              {account.place && (
                <span className="block text-sm text-ink-hint">{account.place}</span>
              )}
            </td>
            <td data-label="角色">
              {account.roles.map((role) => roleLabels[role]).join("、") || "未授权"}
            </td>
            <td data-label="状态">
              <StatusMark {...accountStatusLabels[account.status]} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
