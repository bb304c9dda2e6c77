import { PublicLink } from "@/components/domain/public/public-link";
import { Prose } from "@/components/domain/publications/prose";
import type { SiteContent, SiteResult } from "@/lib/domain/sites/content/schema";

/** What a site tells: its story, what it does, what came of it, and what reports say. */
export function SiteStory({ content }: { content: SiteContent }) {
  const { story, practices, results, facts } = content;
  return (
    <>
      {story && (
        <section aria-label="建设故事">
          <h2 className="site-heading">建设故事</h2>
          <Prose text={story} level={3} />
        </section>
      )}
      <Sentences title="主要做法" sentences={practices} />
      <SiteResults results={results} />
      <Sentences title="公开报道怎么说" sentences={facts} />
    </>
  );
}

function Sentences({ title, sentences }: { title: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="site-heading">{title}</h2>
      <ol className="site-facts">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
    </section>
  );
}

function SiteResults({ results }: { results: readonly SiteResult[] }) {
  if (results.length === 0) return null;
  return (
    <section aria-label="成效数字">
      <h2 className="site-heading">成效数字</h2>
      <dl className="site-results">
        {results.map(({ label, value, unit, editionId, editionLabel }) => (
          <div key={label + editionId}>
            <dt>{label}</dt>
            <dd>
              <strong>
                {value}
                <small>{unit}</small>
              </strong>
              <PublicLink href={`/editions/${editionId}`} className="link">
                取自{editionLabel}
              </PublicLink>
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-sm text-ink-hint">数字取自已经发布、不再改动的期，点期号可以核对。</p>
    </section>
  );
}
