import Link from "next/link";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { CursorPagination, Tabs } from "@/components/ui/navigation";
import { SearchInput } from "@/components/ui/search-input";
import { GROUP_LABELS } from "@/lib/domain/search/labels";
import { LAST_PAGE, type StaffSearch } from "@/lib/domain/search/schema";
import type { SearchGroup, ShownResult } from "@/lib/domain/search/types";
import { withBase } from "@/lib/shared/base-path";
import { MarkedText } from "./marked-text";
import { searchHref } from "./search-address";
import "./search.css";

type SearchPageProps = {
  input: StaffSearch;
  results: readonly ShownResult[];
  groups: readonly SearchGroup[];
};

/** All results of a search, by kind, or the pages of one kind; a form without script. */
export function SearchPage({ input, results, groups }: SearchPageProps) {
  const found = results.filter(({ hits }) => hits.length > 0);
  return (
    <>
      <PageHeader title={input.q ? `搜索“${input.q}”` : "搜索"} />
      <SearchBar input={input} />
      {input.q && <GroupTabs input={input} groups={groups} />}
      {found.map((result) => (
        <Results key={result.group} result={result} input={input} />
      ))}
      {found.length === 0 && <NothingFound input={input} groups={groups} />}
    </>
  );
}

function SearchBar({ input }: { input: StaffSearch }) {
  return (
    <form action={withBase("/desk/search")} method="get">
      <search className="search-bar">
        <SearchInput
          label="搜索"
          placeholder="名称、编码、受理号、拼音首字母或正文里的词"
          defaultValue={input.q}
        />
        {input.group && <input type="hidden" name="group" value={input.group} />}
        <Button type="submit" variant="primary">
          搜索
        </Button>
      </search>
    </form>
  );
}

function GroupTabs({ input, groups }: { input: StaffSearch; groups: readonly SearchGroup[] }) {
  if (groups.length < 2) return null;
  const items = groups.map((group) => ({
    href: searchHref({ q: input.q, group }),
    label: GROUP_LABELS[group],
    current: input.group === group,
  }));
  const all = { href: searchHref({ q: input.q }), label: "全部", current: !input.group };
  return <Tabs label="结果种类" items={[all, ...items]} />;
}

function Results({ result, input }: { result: ShownResult; input: StaffSearch }) {
  const { group, label, hits, hasMore } = result;
  const { q, page } = input;
  return (
    <section className="results" aria-labelledby={`found-${group}`}>
      <h2 id={`found-${group}`}>{label}</h2>
      <ul>
        {hits.map((hit) => (
          <li key={hit.href}>
            <Link className="link" href={hit.href} prefetch={false}>
              <MarkedText text={hit.title} query={q} />
            </Link>
            <p>
              <MarkedText text={hit.note} query={q} />
            </p>
          </li>
        ))}
      </ul>
      {!input.group && hasMore && (
        <Link className="link" href={searchHref({ q, group })}>
          更多{label}
        </Link>
      )}
      {input.group && (
        <CursorPagination
          previous={page > 1 ? searchHref({ q, group, page: page - 1 }) : undefined}
          next={hasMore && page < LAST_PAGE ? searchHref({ q, group, page: page + 1 }) : undefined}
          note={hasMore && page === LAST_PAGE ? "结果太多，请再加一个词" : `第 ${page} 页`}
        />
      )}
    </section>
  );
}

function NothingFound({ input, groups }: { input: StaffSearch; groups: readonly SearchGroup[] }) {
  if (!input.q) {
    return (
      <EmptyState kind="first-use" title="输入要找的内容">
        可以输入名称、任务编码、受理号、拼音首字母（如
        qlcj），或填报正文里的词；几个词之间用空格隔开。
      </EmptyState>
    );
  }
  if (groups.length === 0) {
    return (
      <EmptyState kind="no-right" title="您的角色没有可以搜索的内容">
        页面可以从上方菜单打开。
      </EmptyState>
    );
  }
  return (
    <EmptyState kind="no-result" title={`没有找到“${input.q}”`}>
      只搜索您能查看的{groups.map((group) => GROUP_LABELS[group]).join("、")}
      。可以换一个更短的词，或检查编码、受理号是否完整。
    </EmptyState>
  );
}
