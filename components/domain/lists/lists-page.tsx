import Link from "next/link";
import type { CarrierColumn } from "@/lib/domain/carriers/types";
import type { ListFilter } from "@/lib/domain/lists/schema";
import type { ListLine } from "@/lib/domain/lists/types";
import { withBase } from "@/lib/shared/base-path";
import { dayAt, dayLabel } from "@/lib/shared/dates";
import { PageHeader } from "../../layout/page-header";
import { Button, ButtonLink } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { Select } from "../../ui/input";
import { Tag } from "../../ui/mark";
import { Tabs } from "../../ui/navigation";
import { Table } from "../../ui/table";
import { ListStatusMark } from "./list-status";

interface ListsPageProps {
  lists: ListLine[];
  filter: ListFilter;
  years: number[];
  carriers: Pick<CarrierColumn, "code" | "name">[];
  mayDraft: boolean;
}

const KINDS = [
  { kind: "task", label: "任务清单" },
  { kind: "responsibility", label: "责任清单" },
] as const;

function hrefOf(filter: ListFilter, change: Partial<ListFilter>): string {
  const entries = Object.entries({ ...filter, ...change }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return `/desk/lists?${new URLSearchParams(entries)}`;
}

/** Issued lists and drafts by year and carrier. */
export function ListsPage({ lists, filter, years, carriers, mayDraft }: ListsPageProps) {
  return (
    <>
      <PageHeader
        title="清单"
        subtitle="一个载体一年一份任务清单、一份责任清单；已下发的版本不再改动"
        actions={
          mayDraft && (
            <>
              <ButtonLink href="/desk/lists/import">导入 Excel</ButtonLink>
              <ButtonLink href="/desk/lists/new" variant="primary">
                新建清单
              </ButtonLink>
            </>
          )
        }
      />
      <Tabs
        label="清单种类"
        items={KINDS.map(({ kind, label }) => ({
          label,
          href: hrefOf(filter, { kind }),
          current: filter.kind === kind,
        }))}
      />
      <div className="card mt-4">
        <QueryBar filter={filter} years={years} carriers={carriers} />
        {lists.length > 0 ? (
          <ListTable lists={lists} kind={filter.kind} />
        ) : (
          <NoLists filter={filter} mayDraft={mayDraft} />
        )}
      </div>
    </>
  );
}

function QueryBar({
  filter,
  years,
  carriers,
}: Pick<ListsPageProps, "filter" | "years" | "carriers">) {
  return (
    <form className="query-bar" action={withBase("/desk/lists")} method="get">
      <input type="hidden" name="kind" value={filter.kind} />
      <Select className="w-auto" name="year" aria-label="年份" defaultValue={filter.year ?? ""}>
        <option value="">全部年份</option>
        {years.map((year) => (
          <option key={year} value={year}>
            {year} 年
          </option>
        ))}
      </Select>
      <Select
        className="w-auto"
        name="carrierCode"
        aria-label="载体"
        defaultValue={filter.carrierCode ?? ""}
      >
        <option value="">全部载体</option>
        {carriers.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
        <option value="coordination">统筹协调</option>
      </Select>
      <Select className="w-auto" name="state" aria-label="状态" defaultValue={filter.state ?? ""}>
        <option value="">全部状态</option>
        <option value="working">编制和审核中</option>
        <option value="current">现行版本</option>
        <option value="past">历史版本和已归档</option>
      </Select>
      <Button type="submit">查看</Button>
    </form>
  );
}

function ListTable({ lists, kind }: { lists: ListLine[]; kind: ListFilter["kind"] }) {
  return (
    <Table caption="清单" cards>
      <thead>
        <tr>
          <th scope="col">清单</th>
          <th scope="col">载体</th>
          <th scope="col">下发地区</th>
          <th scope="col" className="num">
            {kind === "task" ? "任务" : "条款"}
          </th>
          <th scope="col">状态</th>
          <th scope="col">下一步</th>
          <th scope="col">下发</th>
        </tr>
      </thead>
      <tbody>
        {lists.map((list) => (
          <tr key={list.id}>
            <th scope="row" data-label="清单">
              <Link className="link" href={`/desk/lists/${list.id}`}>
                {list.title}
              </Link>{" "}
              <Tag>第 {list.listVersion} 版</Tag> {list.isExample && <Tag>示例</Tag>}
            </th>
            <td data-label="载体">{list.carrierName}</td>
            <td data-label="下发地区">{list.regionName}</td>
            <td data-label={kind === "task" ? "任务" : "条款"} className="num">
              {list.entries}
            </td>
            <td data-label="状态">
              <ListStatusMark list={list} />
            </td>
            <td data-label="下一步">
              <NextStep list={list} />
            </td>
            <td data-label="下发">
              {list.issuedAt ? dayLabel(dayAt(new Date(list.issuedAt))) : "—"}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Who acts next, and whether it is the reader. */
function NextStep({ list }: { list: ListLine }) {
  const words = actorWords(list);
  if (!words) return <span className="text-ink-hint">—</span>;
  return list.isMyTurn ? <strong className="text-soon-ink">待我办理：{words}</strong> : words;
}

function actorWords({ status, consentNote, carrierCode, leadName }: ListLine): string | null {
  if (status === "draft") return `${leadName ?? "牵头单位"}编制`;
  if (status !== "under_consent") return null;
  if (consentNote !== null) return `${leadName ?? "牵头单位"}下发`;
  return carrierCode === null ? "领导小组同意" : "领导小组办公室审核";
}

function NoLists({ filter, mayDraft }: { filter: ListFilter; mayDraft: boolean }) {
  const isNarrowed = [filter.year, filter.carrierCode, filter.state].some(
    (one) => one !== undefined,
  );
  if (isNarrowed) {
    return (
      <EmptyState
        kind="no-result"
        title="这个条件下没有清单"
        actions={<ButtonLink href={hrefOf({ kind: filter.kind }, {})}>清除条件</ButtonLink>}
      >
        换个年份或载体再看
      </EmptyState>
    );
  }
  return (
    <EmptyState
      kind="first-use"
      title="还没有清单"
      actions={
        mayDraft && (
          <>
            <ButtonLink href="/desk/lists/new">新建清单</ButtonLink>
            <ButtonLink href="/desk/lists/import">导入 Excel</ButtonLink>
          </>
        )
      }
    >
      {mayDraft
        ? "从上年清单、示例清单或空白新建，或上传正在使用的 Excel 清单，存为草稿，经办公室同意后下发"
        : "牵头单位下发后，这里会显示与本地区有关的清单"}
    </EmptyState>
  );
}
