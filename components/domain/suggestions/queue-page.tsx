import Link from "next/link";
import { DETECTED_NAMES } from "@/lib/domain/detection/labels";
import type { DetectedKind } from "@/lib/domain/detection/types";
import { STATUS_WORDS } from "@/lib/domain/suggestions/labels";
import type { QueueInput } from "@/lib/domain/suggestions/moderation/schema";
import type { QueuedSuggestion } from "@/lib/domain/suggestions/moderation/types";
import { dayLabel } from "@/lib/shared/dates";
import { withQuery } from "@/lib/shared/query-string";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { Tag } from "../../ui/mark";
import { CursorPagination, Tabs } from "../../ui/navigation";
import { Table } from "../../ui/table";

const PATH = "/desk/suggestions";
const PAGE = 50;

const VIEWS = [
  { view: "waiting", label: "待初审" },
  { view: "passed", label: "已通过" },
  { view: "ended", label: "其他去向" },
] as const;

interface QueuePageProps {
  input: QueueInput;
  items: readonly QueuedSuggestion[];
  total: number;
  detections: readonly { kind: string; count: number }[];
}

function detectedWords(detections: QueuePageProps["detections"]): string {
  if (detections.length === 0) return "近 30 天没有内容在提交前被劝返";
  const parts = detections.map(
    ({ kind, count }) => `${DETECTED_NAMES[kind as DetectedKind] ?? kind} ${count} 次`,
  );
  return `近 30 天提交前劝返：${parts.join("，")}（只记次数，不存内容）`;
}

/** The moderator's queue: what is due first, with what looks repeated or flooded. */
export function QueuePage({ input, items, total, detections }: QueuePageProps) {
  const { view, page } = input;
  const href = (to: number) => withQuery(PATH, { view, page: to > 1 ? to : undefined });
  return (
    <>
      <PageHeader title="群众建议" subtitle={detectedWords(detections)} />
      <div className="mb-4">
        <Tabs
          label="群众建议"
          items={VIEWS.map((one) => ({
            href: withQuery(PATH, { view: one.view }),
            label: one.label,
            current: one.view === view,
            ...(one.view === view ? { count: total } : {}),
          }))}
        />
      </div>
      <Card flush>{items.length === 0 ? <Nothing /> : <Rows items={items} />}</Card>
      <div className="mt-4">
        <CursorPagination
          previous={page > 1 ? href(page - 1) : undefined}
          next={page * PAGE < total ? href(page + 1) : undefined}
        />
      </div>
    </>
  );
}

function Nothing() {
  return (
    <EmptyState kind="all-done" title="这里没有建议">
      新的建议来了会出现在“待初审”。
    </EmptyState>
  );
}

function Marks({ one }: { one: QueuedSuggestion }) {
  return (
    <span className="flex flex-wrap gap-1">
      {one.isExample && <Tag>示例</Tag>}
      {one.source === "hotline" && <Tag>12345 转来</Tag>}
      {one.photoCount > 0 && <Tag>照片 {one.photoCount}</Tag>}
      {one.likeCount > 0 && <Tag>相似 {one.likeCount}</Tag>}
      {one.floodCount >= 3 && <Tag>三天内重复，疑似刷帖</Tag>}
      {one.concernsOwn && <Tag>提到本单位，请他人办理</Tag>}
    </span>
  );
}

function Rows({ items }: { items: readonly QueuedSuggestion[] }) {
  return (
    <Table caption="群众建议" cards>
      <thead>
        <tr>
          <th scope="col">建议</th>
          <th scope="col">地点</th>
          <th scope="col">收到</th>
          <th scope="col">期限或状态</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.id}>
            <td data-label="建议">
              <Link href={`${PATH}/${one.id}`}>{one.beginning || "（内容已删除）"}</Link>
              <Marks one={one} />
            </td>
            <td data-label="地点">
              {one.regionName}
              <br />
              {one.categoryName}
            </td>
            <td data-label="收到">{dayLabel(one.receivedOn)}</td>
            <td data-label="期限或状态">
              {one.status === "received"
                ? `${dayLabel(one.dueOn)}${one.isLate ? "，已超期" : ""}`
                : STATUS_WORDS[one.status]}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
