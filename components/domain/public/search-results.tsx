import { PublicLink } from "./public-link";
import { EmptyState } from "@/components/ui/empty-state";
import type { SearchHit } from "@/lib/domain/sites/search/types";
import { PublicSearch } from "./public-search";
import { PublicHead, Section } from "./section";

const KINDS: { kind: SearchHit["kind"]; title: string; href: (hit: SearchHit) => string }[] = [
  { kind: "site", title: "示范点与做法", href: (hit) => `/sites/${hit.id}` },
  { kind: "carrier", title: "载体", href: (hit) => `/carriers/${hit.id}` },
  { kind: "task", title: "任务", href: (hit) => `/carriers/${hit.carrierCode}#${hit.id}` },
  { kind: "policy", title: "政策依据", href: (hit) => `/policies/${hit.id}` },
];

/** What a public search found, by kind; says what else to try when there is nothing. */
export function SearchResults({ query, hits }: { query: string; hits: readonly SearchHit[] }) {
  return (
    <>
      <PublicHead title={query ? `搜索“${query}”` : "搜索"}>
        {query && <p>找到 {hits.length} 项</p>}
      </PublicHead>
      <div className="wide mt-3">
        <div className="max-w-measure">
          <PublicSearch value={query} />
        </div>
      </div>
      {query && hits.length === 0 && (
        <EmptyState kind="no-result" title={`没有找到含“${query}”的公开内容`}>
          可以换一个更短的词，例如“三资”“家风”；也可以从载体与任务、示范点与做法里查找。
        </EmptyState>
      )}
      {KINDS.map(({ kind, title, href }) => (
        <HitSection
          key={kind}
          title={title}
          hits={hits.filter((hit) => hit.kind === kind)}
          href={href}
          query={query}
        />
      ))}
    </>
  );
}

type HitSectionProps = {
  title: string;
  hits: readonly SearchHit[];
  href: (hit: SearchHit) => string;
  query: string;
};

function HitSection({ title, hits, href, query }: HitSectionProps) {
  if (hits.length === 0) return null;
  return (
    <Section title={title} note={`${hits.length} 项`}>
      <ul className="hits">
        {hits.map((hit) => (
          <li key={hit.id}>
            <PublicLink className="link" href={href(hit)}>
              <Marked text={hit.title} query={query} />
            </PublicLink>
            <p>
              <Marked text={hit.note} query={query} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The text with the searched words marked. */
function Marked({ text, query }: { text: string; query: string }) {
  const at = query ? text.toLowerCase().indexOf(query.toLowerCase()) : -1;
  if (at < 0) return text;
  const end = at + query.length;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, end)}</mark>
      {text.slice(end)}
    </>
  );
}
