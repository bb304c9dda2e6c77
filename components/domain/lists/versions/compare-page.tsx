import Link from "next/link";
import type { ListDetail } from "@/lib/domain/lists/types";
import { CHANGE_LABELS, comparisonWords } from "@/lib/domain/lists/versions/labels";
import type { ComparedLists } from "@/lib/domain/lists/versions/queries";
import type { CompareQuery } from "@/lib/domain/lists/versions/schema";
import type { Comparable, EntryChange, ListComparison } from "@/lib/domain/lists/versions/types";
import { withBase } from "@/lib/shared/base-path";
import { momentLabel } from "@/lib/shared/dates";
import { PageHeader } from "../../../layout/page-header";
import { PrintHead } from "../../../layout/print-head";
import { Button } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { EmptyState } from "../../../ui/empty-state";
import { DescriptionList } from "../../../ui/facts";
import { Select } from "../../../ui/input";
import { FilterChips } from "../../../ui/navigation";
import { ChangeTable } from "./change-table";

export interface ComparePageProps {
  list: ListDetail;
  comparable: Comparable[];
  compared: ComparedLists | null;
  show: CompareQuery["show"];
}

const RELATIONS: Record<Comparable["relation"], string> = {
  version: "本清单其他版本",
  last_year: "上一年度",
  upper: "上级清单",
  lower: "下级清单",
};

/** Two lists beside each other: what was added, dropped, changed. */
export function ComparePage({ list, comparable, compared, show }: ComparePageProps) {
  return (
    <>
      <PageHeader
        title="版本比较"
        subtitle={`${list.title} · 第 ${list.listVersion} 版`}
        breadcrumb={[
          { href: "/desk/lists", label: "清单" },
          { href: `/desk/lists/${list.id}`, label: list.title },
          { label: "版本比较" },
        ]}
        back={{ href: `/desk/lists/${list.id}`, label: list.title }}
      />
      {comparable.length === 0 ? (
        <EmptyState kind="no-result" title="还没有可以比较的清单">
          有了下一版、上一年度或上级的清单后，可以在这里逐项对照
        </EmptyState>
      ) : (
        <Choice list={list} comparable={comparable} compared={compared} show={show} />
      )}
      {compared && <Compared list={list} compared={compared} show={show} />}
    </>
  );
}

function Choice({ list, comparable, compared, show }: ComparePageProps) {
  const relations = [...new Set(comparable.map(({ relation }) => relation))];
  return (
    <form
      className="query-bar no-print"
      action={withBase(`/desk/lists/${list.id}/compare`)}
      method="get"
    >
      <label className="self-center" htmlFor="with">
        与它比较
      </label>
      <Select className="w-auto" id="with" name="with" defaultValue={compared?.before.id ?? ""}>
        {relations.map((relation) => (
          <optgroup key={relation} label={RELATIONS[relation]}>
            {comparable
              .filter((one) => one.relation === relation)
              .map((one) => (
                <option key={one.id} value={one.id}>
                  {one.label}
                </option>
              ))}
          </optgroup>
        ))}
      </Select>
      <input type="hidden" name="show" value={show} />
      <Button type="submit">比较</Button>
    </form>
  );
}

function shown(comparison: ListComparison, show: CompareQuery["show"]): EntryChange[] {
  if (show === "all") return comparison.entries;
  return comparison.entries.filter(({ kind }) =>
    show === "differing" ? kind !== "same" : kind === show,
  );
}

function Compared({
  list,
  compared,
  show,
}: Pick<ComparePageProps, "list" | "show"> & {
  compared: ComparedLists;
}) {
  const { before, after, comparison } = compared;
  const unit = list.kind === "task" ? "项" : "条";
  const entries = shown(comparison, show);
  return (
    <Card
      title={`与${before.regionName} ${before.year} 年第 ${before.listVersion} 版相比：${comparisonWords(comparison, unit)}`}
      flush
    >
      <PrintHead
        unit={after.leadName ?? after.regionName}
        title={`${after.title}（第 ${after.listVersion} 版）变化对照`}
        person={list.carrierName}
        time={momentLabel(new Date())}
      />
      <div className="card-body">
        <DescriptionList
          items={[
            { term: "对照", value: <ListLink list={before} /> },
            { term: "本版", value: <ListLink list={after} /> },
            ...(after.changeNote ? [{ term: "调整说明", value: after.changeNote }] : []),
          ]}
        />
        <div className="no-print mt-4">
          <Filters list={list} before={before.id} comparison={comparison} show={show} />
        </div>
      </div>
      {entries.length > 0 ? (
        <ChangeTable entries={entries} />
      ) : (
        <EmptyState kind="no-result" title="没有这一类变化" />
      )}
    </Card>
  );
}

function ListLink({ list }: { list: ListDetail }) {
  return (
    <Link className="link" href={`/desk/lists/${list.id}`}>
      {list.title} · 第 {list.listVersion} 版
    </Link>
  );
}

interface FiltersProps {
  list: ListDetail;
  before: string;
  comparison: ListComparison;
  show: CompareQuery["show"];
}

function Filters({ list, before, comparison, show }: FiltersProps) {
  const { counts, entries } = comparison;
  const differing = entries.length - counts.same;
  const kinds = ["added", "replaced", "changed", "removed"] as const;
  const chips = [
    { key: "differing" as const, label: `有变化 ${differing}` },
    ...kinds
      .filter((kind) => counts[kind] > 0)
      .map((key) => ({ key, label: `${CHANGE_LABELS[key]} ${counts[key]}` })),
    { key: "all" as const, label: `全部 ${entries.length}` },
  ];
  return (
    <FilterChips
      label="显示"
      items={chips.map(({ key, label }) => ({
        label,
        href: `/desk/lists/${list.id}/compare?with=${before}&show=${key}`,
        kind: "choose" as const,
        current: key === show,
      }))}
    />
  );
}
