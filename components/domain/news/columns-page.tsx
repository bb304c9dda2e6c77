import Link from "next/link";
import type { WatchedColumn } from "@/lib/domain/news/columns/types";
import type { LinkState } from "@/lib/domain/news/links/types";
import { publicationKindWords } from "@/lib/domain/publications/labels";
import { dayLabel } from "@/lib/shared/dates";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { LightMark } from "../../ui/mark";
import { Table } from "../../ui/table";
import { BrokenLinks } from "./broken-links";
import { AddColumn } from "./column-forms";

interface ColumnsPageProps {
  columns: readonly WatchedColumn[];
  links: LinkState;
  /** Whether the reader sets the columns. */
  maySet: boolean;
}

/** How fresh each column and kind of public content is, and which outer links are broken. */
export function ColumnsPage({ columns, links, maySet }: ColumnsPageProps) {
  const overdue = columns.filter((column) => column.isOverdue).length;
  return (
    <>
      <PageHeader
        title="栏目与更新"
        subtitle={
          overdue > 0
            ? `${overdue} 个栏目超过约定的更新间隔；办公室会收到提醒`
            : "各栏目都在约定的间隔内更新过"
        }
        back={{ href: "/desk/news", label: "资讯与公示公告" }}
      />
      <div className="flex flex-col gap-5">
        <Card title="更新情况" flush>
          <Freshness columns={columns} maySet={maySet} />
        </Card>
        <BrokenLinks links={links} />
        {maySet && <AddColumn />}
      </div>
    </>
  );
}

function Freshness({ columns, maySet }: Pick<ColumnsPageProps, "columns" | "maySet">) {
  return (
    <Table caption="各栏目的更新情况" cards>
      <thead>
        <tr>
          <th scope="col">栏目</th>
          <th scope="col">内容</th>
          <th scope="col">最近发布</th>
          <th scope="col" className="num">
            间隔（天）
          </th>
          <th scope="col" className="num">
            在公开
          </th>
          <th scope="col">情况</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <tr key={column.code}>
            <th scope="row" data-label="栏目">
              {maySet ? (
                <Link className="link" href={`/desk/news/columns/${column.code}`} prefetch={false}>
                  {column.name}
                </Link>
              ) : (
                column.name
              )}
              {!column.isOpen && <span className="ml-2 text-sm text-ink-hint">已停用</span>}
            </th>
            <td data-label="内容">{publicationKindWords[column.kind]}</td>
            <td data-label="最近发布">{lastText(column)}</td>
            <td data-label="间隔" className="num">
              {column.intervalDays ?? "不监测"}
            </td>
            <td data-label="在公开" className="num">
              {column.shown}
            </td>
            <td data-label="情况">
              <State column={column} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function lastText({ lastOn, quietDays }: WatchedColumn): string {
  if (!lastOn || quietDays === null) return "还没有";
  return quietDays === 0 ? "今天" : `${dayLabel(lastOn)}，${quietDays} 天前`;
}

function State({ column }: { column: WatchedColumn }) {
  if (column.isOverdue) return <LightMark light="overdue" word="超过间隔" />;
  if (!column.isOpen || column.intervalDays === null)
    return <LightMark light="none" word="不监测" />;
  return <LightMark light="normal" word="正常" />;
}
