import { EVIDENCE_KIND_LABELS } from "@/lib/domain/evidence/labels";
import type { MaterialFilter } from "@/lib/domain/evidence/library/schema";
import type { LibraryOwner, MaterialPage } from "@/lib/domain/evidence/library/types";
import { withBase } from "@/lib/shared/base-path";
import { PageHeader } from "../../../layout/page-header";
import { Button, ButtonLink } from "../../../ui/button";
import { EmptyState } from "../../../ui/empty-state";
import { Select } from "../../../ui/input";
import { CursorPagination } from "../../../ui/navigation";
import { SearchInput } from "../../../ui/search-input";
import { EvidencePicture, evidenceLine } from "../evidence-tile";
import { LibraryUpload } from "./library-upload";

const BASE = "/desk/evidence";

interface LibraryPageProps {
  owner: LibraryOwner;
  page: MaterialPage;
  filter: MaterialFilter;
  accountId: string;
}

function hrefOf(filter: MaterialFilter, after: string): string {
  const entries = Object.entries({ ...filter, after }).filter(([, value]) => Boolean(value));
  return `${BASE}?${new URLSearchParams(entries as [string, string][])}`;
}

function FilterBar({ filter }: { filter: MaterialFilter }) {
  return (
    <form className="query-bar no-print" action={withBase(BASE)} method="get">
      {filter.organisation && (
        <input type="hidden" name="organisation" value={filter.organisation} />
      )}
      <SearchInput label="按名称查材料" defaultValue={filter.q} />
      <Select
        className="w-auto"
        name="kind"
        aria-label="类型"
        defaultValue={filter.kind ?? ""}
        key={filter.kind}
      >
        <option value="">全部类型</option>
        {Object.entries(EVIDENCE_KIND_LABELS).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
      <Button type="submit">查看</Button>
    </form>
  );
}

function Materials({ page }: { page: MaterialPage }) {
  return (
    <ul className="material-grid">
      {page.rows.map((item) => (
        <li key={item.id} className="evidence-tile">
          <a className="evidence-open" href={withBase(`${BASE}/${item.id}`)}>
            <EvidencePicture item={item} />
            <span className="evidence-name">{item.title ?? item.fileName}</span>
          </a>
          <span className="evidence-line">{evidenceLine(item)}</span>
          <span className="evidence-line">
            {item.citedBy > 0 ? `引用 ${item.citedBy} 次` : "未引用"}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The material library of an organisation: uploaded once, cited by many reports. */
export function LibraryPage({ owner, page, filter, accountId }: LibraryPageProps) {
  const isFiltered = Boolean(filter.q || filter.kind || filter.after);
  return (
    <>
      <PageHeader
        title="材料库"
        subtitle={`${owner.name}的材料：传一次，可以用于多项任务的填报，不用重复上传`}
      />
      <LibraryUpload organisationId={owner.id} accountId={accountId} />
      <div className="card mt-4">
        <FilterBar filter={filter} />
        {page.rows.length > 0 ? (
          <Materials page={page} />
        ) : (
          <EmptyState
            kind={isFiltered ? "no-result" : "first-use"}
            title={isFiltered ? "没有符合条件的材料" : "还没有材料"}
            actions={isFiltered && <ButtonLink href={BASE}>清除条件</ButtonLink>}
          >
            {isFiltered ? "换个词，或少选一个条件再看" : "填报时上传的材料也会列在这里"}
          </EmptyState>
        )}
      </div>
      <div className="mt-4">
        <CursorPagination
          previous={filter.after ? hrefOf(filter, "") : undefined}
          next={page.next ? hrefOf(filter, page.next) : undefined}
        />
      </div>
    </>
  );
}
