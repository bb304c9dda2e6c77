import { FoundClauses, PolicyTable } from "@/components/domain/policies/policy-table";
import { PolicyTreeView } from "@/components/domain/policies/policy-tree";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { POLICY_KIND_LABELS } from "@/lib/domain/policies/labels";
import type { PolicyFilter } from "@/lib/domain/policies/schema";
import type { FoundClause } from "@/lib/domain/policies/search/types";
import type { PolicyTree } from "@/lib/domain/policies/tree/types";
import type { PolicyKind, PolicyPage } from "@/lib/domain/policies/types";
import { PublicForm } from "./public-link";
import { PublicFilterChips } from "./public-navigation";
import { Section } from "./section";

interface PolicyLibraryProps {
  /** The tree of the place; null while words or a kind narrow the page. */
  tree: PolicyTree | null;
  page: PolicyPage;
  filter: PolicyFilter;
  clauses: readonly FoundClause[];
}

/** The published documents for everybody: the tree of 1 + 7, by kind, and by words. */
export function PolicyLibrary({ tree, page, filter, clauses }: PolicyLibraryProps) {
  return (
    <>
      <div className="wide mb-6 flex flex-col gap-4">
        <PublicForm className="big-search max-w-xl" action="/policies">
          <input
            type="search"
            name="q"
            aria-label="检索文件和条款"
            placeholder="检索文件和条款"
            defaultValue={filter.q}
            maxLength={100}
          />
          <Button type="submit" variant="primary">
            检索
          </Button>
        </PublicForm>
        <PublicFilterChips label="文件类别" items={kinds(filter)} />
      </div>
      {tree ? (
        <div className="wide mb-8">
          <PolicyTreeView tree={tree} base="/policies" />
        </div>
      ) : (
        <Found page={page} clauses={clauses} filter={filter} />
      )}
    </>
  );
}

function kinds({ kind }: PolicyFilter) {
  const all = Object.entries(POLICY_KIND_LABELS) as [PolicyKind, string][];
  return [
    { label: "文件树", href: "/policies", kind: "choose" as const, current: !kind },
    ...all.map(([value, label]) => ({
      label,
      href: `/policies?kind=${value}`,
      kind: "choose" as const,
      current: kind === value,
    })),
  ];
}

function Found({ page, clauses, filter }: Omit<PolicyLibraryProps, "tree">) {
  return (
    <>
      <Section title="文件" note={`${page.total} 份`}>
        {page.rows.length > 0 ? (
          <div className="card">
            <PolicyTable documents={page.rows} base="/policies" />
          </div>
        ) : (
          <EmptyState kind="no-result" title="没有找到文件">
            换个词，或看其他类别
          </EmptyState>
        )}
      </Section>
      {filter.q && clauses.length > 0 && (
        <Section title="条款" note={`${clauses.length} 条`}>
          <div className="card">
            <FoundClauses clauses={clauses} base="/policies" />
          </div>
        </Section>
      )}
    </>
  );
}
