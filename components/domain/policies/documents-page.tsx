import type { PolicyFilter } from "@/lib/domain/policies/schema";
import type { FoundClause } from "@/lib/domain/policies/search/types";
import type { PolicyPage } from "@/lib/domain/policies/types";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { Pagination } from "../../ui/navigation";
import { FilePolicyLink, LibraryTabs } from "./library-tabs";
import { PolicyFilterBar, policyHref } from "./policy-filter";
import { FoundClauses, PolicyTable } from "./policy-table";

interface DocumentsPageProps {
  page: PolicyPage;
  filter: PolicyFilter;
  clauses: readonly FoundClause[];
  carriers: readonly { code: string; name: string }[];
  mayFile: boolean;
}

const BASE = "/desk/policies/documents";

/** All documents that the reader may see, and the clauses that speak of the words. */
export function DocumentsPage({ page, filter, clauses, carriers, mayFile }: DocumentsPageProps) {
  return (
    <>
      <PageHeader
        title="政策文件"
        subtitle="按标题、文号或条款文字检索；草稿只有录入的单位看得到"
        actions={<FilePolicyLink mayFile={mayFile} />}
      />
      <LibraryTabs current="documents" />
      <div className="card">
        <PolicyFilterBar action={BASE} filter={filter} carriers={carriers} hasKinds />
        {page.rows.length > 0 ? (
          <PolicyTable documents={page.rows} base="/desk/policies" hasStatus />
        ) : (
          <EmptyState
            kind="no-result"
            title="没有符合条件的文件"
            actions={<ButtonLink href={BASE}>清除条件</ButtonLink>}
          >
            换个词，或少选一个条件再看
          </EmptyState>
        )}
      </div>
      <div className="mt-4">
        <Pagination
          page={page.page}
          pageCount={page.pageCount}
          total={page.total}
          hrefFor={(number) => policyHref(BASE, { ...filter, page: number })}
        />
      </div>
      {filter.q && (
        <Card title="条款" aside={`“${filter.q}”找到 ${clauses.length} 条`} className="mt-6" flush>
          {clauses.length > 0 ? (
            <FoundClauses clauses={clauses} base="/desk/policies" />
          ) : (
            <EmptyState kind="no-result" title="没有提到这些字的条款">
              只检索已发布文件里录入的条款
            </EmptyState>
          )}
        </Card>
      )}
    </>
  );
}
