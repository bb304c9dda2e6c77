import "../../publications/article.css";
import { PUBLIC_HIT_KINDS, publicHitWords } from "@/lib/domain/search/visitors/labels";
import { wordsOf } from "@/lib/domain/search/visitors/rules";
import type { PublicSearchInput } from "@/lib/domain/search/visitors/schema";
import type { PublicHit, PublicSearchResult } from "@/lib/domain/search/visitors/types";
import { withQuery } from "@/lib/shared/query-string";
import { Tag } from "../../../ui/mark";
import { fullDay } from "../../public/full-day";
import { PublicForm, PublicLink } from "../../public/public-link";
import { PublicFilterChips, PublicPagination } from "../../public/public-navigation";
import { PublicHead } from "../../public/section";
import { MarkedRuns } from "./marked-runs";
import { ChannelHelp, NoResult } from "./search-help";

interface PublicSearchPageProps {
  input: PublicSearchInput;
  result: PublicSearchResult;
  cities: readonly { code: string; name: string }[];
}

/** The public search: one form, what it found best first, and where else to turn. Ordinary links and a GET form. */
export function PublicSearchPage({ input, result, cities }: PublicSearchPageProps) {
  const { q, kind, city, page } = input;
  const { hits, total, pageCount, channel } = result;
  const isTooShort = wordsOf(q).length === 0;
  const hrefFor = (to: number | undefined) => withQuery("/search", { q, kind, city, page: to });
  return (
    <>
      <PublicHead title={q ? `搜索“${q}”` : "搜索"}>
        {q && <p>{isTooShort ? "请至少输入两个连着的字" : foundWords(result, q)}</p>}
      </PublicHead>
      <div className="wide mt-3">
        <SearchForm input={input} cities={cities} />
        {channel && <ChannelHelp channel={channel} />}
        {q && <Kinds input={input} result={result} />}
        {q && total === 0 && (
          <NoResult query={q} isNarrowed={Boolean(kind || city)} isTooShort={isTooShort} />
        )}
        <ol className="news-list">
          {hits.map((hit) => (
            <Hit key={hit.kind + hit.href} hit={hit} />
          ))}
        </ol>
        <PublicPagination page={page} pageCount={pageCount} total={total} hrefFor={hrefFor} />
      </div>
    </>
  );
}

function foundWords({ total, isBySound }: PublicSearchResult, q: string): string {
  if (isBySound) return `没有含“${q}”的内容；标题读音相同的有 ${total} 项，您要找的可能在这里`;
  return `找到 ${total} 项，按相关程度排列`;
}

function SearchForm({ input, cities }: Pick<PublicSearchPageProps, "input" | "cities">) {
  const { q, kind, city } = input;
  return (
    <search>
      <PublicForm action="/search" className="search-form">
        <div className="big-search">
          <input
            type="search"
            name="q"
            aria-label="搜索公开内容"
            placeholder="例如“小微权力”，或拼音首字母"
            defaultValue={q}
            maxLength={100}
            autoComplete="off"
          />
          <button type="submit" className="btn btn-primary">
            搜索
          </button>
        </div>
        <label className="search-city">
          市州
          <select name="city" className="input" defaultValue={city ?? ""}>
            <option value="">全部</option>
            {cities.map((one) => (
              <option key={one.code} value={one.code}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        {kind && <input type="hidden" name="kind" value={kind} />}
      </PublicForm>
    </search>
  );
}

function Kinds({
  input: { q, kind, city },
  result,
}: Pick<PublicSearchPageProps, "input" | "result">) {
  const present = PUBLIC_HIT_KINDS.filter((one) => result.counts[one] || one === kind);
  if (present.length < 2 && !kind) return null;
  const all = Object.values(result.counts).reduce((sum, count) => sum + count, 0);
  return (
    <PublicFilterChips
      label="种类"
      items={[
        { label: "全部", href: withQuery("/search", { q, city }), current: !kind, count: all },
        ...present.map((one) => ({
          label: publicHitWords[one],
          href: withQuery("/search", { q, city, kind: one }),
          current: one === kind,
          count: result.counts[one] ?? 0,
        })),
      ]}
    />
  );
}

function Hit({ hit }: { hit: PublicHit }) {
  return (
    <li>
      <h2>
        <PublicLink href={hit.href}>
          <MarkedRuns runs={hit.title} />
        </PublicLink>
      </h2>
      {hit.excerpt.length > 0 && (
        <p>
          <MarkedRuns runs={hit.excerpt} />
        </p>
      )}
      <div className="news-foot">
        <span>{publicHitWords[hit.kind]}</span>
        {hit.regionName && <span>{hit.regionName}</span>}
        {hit.day && <span>{fullDay(hit.day)}</span>}
        {hit.isExample && <Tag tone="amber">示例</Tag>}
      </div>
    </li>
  );
}
