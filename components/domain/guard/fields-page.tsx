import Link from "next/link";
import { FREQUENCY_LABELS } from "@/lib/domain/assignments/labels";
import type { CatalogueFilter } from "@/lib/domain/guard/fields/schema";
import type { CatalogueField, CataloguePage } from "@/lib/domain/guard/fields/types";
import { FIELD_SOURCE_LABELS, LEVEL_WORDS, PART_LABELS } from "@/lib/domain/guard/labels";
import { withBase } from "@/lib/shared/base-path";
import { withQuery } from "@/lib/shared/query-string";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { Select } from "../../ui/input";
import { Pagination } from "../../ui/navigation";
import { SearchInput } from "../../ui/search-input";
import { Table } from "../../ui/table";
import { GuardFrame } from "./guard-frame";

interface FieldsPageProps {
  catalogue: CataloguePage;
  filter: CatalogueFilter;
  mayBudget: boolean;
}

const PATH = "/desk/guard/fields";

/** 一数一源: every field that issued lists ask, with its one owner and source. */
export function FieldsPage({ catalogue, filter, mayBudget }: FieldsPageProps) {
  const { fields, total, page, pageCount, year } = catalogue;
  return (
    <GuardFrame
      current={PATH}
      mayBudget={mayBudget}
      subtitle="已下发清单在要的每一个数：归谁、从哪里来、哪项任务在用。起草时要同一个数，请引用"
    >
      <div className="card">
        <SearchForm catalogue={catalogue} filter={filter} />
        {fields.length > 0 ? (
          <FieldTable fields={fields} />
        ) : (
          <div className="p-5">
            <EmptyState kind="no-result" title="没有找到这样的数">
              换一个词试试，例如只写“整改”；没有清单在要的数，可以放心设置。
            </EmptyState>
          </div>
        )}
      </div>
      <div className="mt-4">
        <Pagination
          page={page}
          pageCount={pageCount}
          total={total}
          hrefFor={(number) => withQuery(PATH, { ...filter, year, page: number })}
        />
      </div>
    </GuardFrame>
  );
}

function SearchForm({ catalogue, filter }: Omit<FieldsPageProps, "mayBudget">) {
  return (
    <form action={withBase(PATH)} method="get" className="query-bar">
      <SearchInput label="搜索名称、任务或单位" defaultValue={filter.q} />
      <Select
        className="w-auto"
        name="year"
        aria-label="年份"
        defaultValue={String(catalogue.year)}
      >
        {catalogue.years.map((year) => (
          <option key={year} value={year}>
            {year} 年
          </option>
        ))}
      </Select>
      <Select className="w-auto" name="source" aria-label="来源" defaultValue={filter.source ?? ""}>
        <option value="">全部来源</option>
        {Object.entries(FIELD_SOURCE_LABELS).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
      <Button type="submit">查询</Button>
    </form>
  );
}

function FieldTable({ fields }: { fields: CatalogueField[] }) {
  return (
    <Table caption="一数一源目录" cards>
      <thead>
        <tr>
          <th scope="col">要的数</th>
          <th scope="col">归属</th>
          <th scope="col">来源</th>
          <th scope="col">向谁要</th>
          <th scope="col">任务</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={`${field.rootTaskId}/${field.part}`}>
            <th scope="row" data-label="要的数">
              <span className="block">{field.name}</span>
              <span className="block text-xs font-normal text-ink-hint">
                {PART_LABELS[field.part]}
                {field.unit && ` · ${field.unit}`}
              </span>
            </th>
            <td data-label="归属">
              <span className="block">{field.owner}</span>
              <span className="block text-xs text-ink-hint">{field.regionName}</span>
            </td>
            <td data-label="来源">{FIELD_SOURCE_LABELS[field.source]}</td>
            <td data-label="向谁要">
              <span className="block">
                {field.askedLevels.map((level) => LEVEL_WORDS[level]).join("、")}
              </span>
              <span className="block text-xs text-ink-hint">
                {FREQUENCY_LABELS[field.frequency]}
              </span>
            </td>
            <td data-label="任务">
              <Link className="link" href={`/desk/lists/${field.listId}#task-${field.taskCode}`}>
                {field.taskCode} {field.taskTitle}
              </Link>
              <span className="block text-xs text-ink-hint">{field.listTitle}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
