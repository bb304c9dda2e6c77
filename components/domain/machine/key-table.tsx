import Link from "next/link";
import type { MachineKey } from "@/lib/domain/machine/keys/types";
import { dayLabel } from "@/lib/shared/dates";
import { groupDigits } from "@/lib/shared/figures";
import { EmptyState } from "../../ui/empty-state";
import { StatusMark } from "../../ui/mark";
import { Table } from "../../ui/table";
import { KEY_LOOK, momentOr } from "./words";

/** The keys that other systems push with. */
export function KeyTable({ keys }: { keys: readonly MachineKey[] }) {
  if (keys.length === 0) {
    return (
      <EmptyState kind="first-use" title="还没有发放密钥">
        来源系统能主动推送时，为它生成一个密钥
      </EmptyState>
    );
  }
  return (
    <Table caption="推送密钥" cards>
      <thead>
        <tr>
          <th scope="col">来源系统</th>
          <th scope="col">范围</th>
          <th scope="col">状态</th>
          <th scope="col">有效期到</th>
          <th scope="col">最近使用</th>
          <th scope="col" className="num">
            已采用
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key.id}>
            <th scope="row" data-label="来源系统">
              <Link className="link" href={`/desk/machine/keys/${key.id}`} prefetch={false}>
                {key.sourceName}
              </Link>{" "}
              <span className="font-mono text-sm text-ink-hint" translate="no">
                {key.hint}…
              </span>
            </th>
            <td data-label="范围">
              {key.organisationName ?? key.regionName}，{key.tasks.length} 项任务
            </td>
            <td data-label="状态">
              <StatusMark {...KEY_LOOK[key.state]} />
            </td>
            <td data-label="有效期到" className="whitespace-nowrap">
              {key.validTo.slice(0, 4)} 年 {dayLabel(key.validTo)}
            </td>
            <td data-label="最近使用" className="whitespace-nowrap">
              {momentOr(key.lastUsedAt)}
            </td>
            <td data-label="已采用" className="num">
              {groupDigits(key.taken)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
