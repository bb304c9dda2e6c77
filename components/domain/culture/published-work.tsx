import { ArticlePictures } from "@/components/domain/publications/article-pictures";
import type { PublishedBodyProps } from "@/components/domain/publications/published-props";
import { DescriptionList } from "@/components/ui/facts";
import { type WorkContent, workContentSchema } from "@/lib/domain/culture/content/schema";
import { PerformanceDates } from "./performance-dates";
import "./culture.css";

/** A work as the public sees it: who made it, under which licence, when it is performed. */
export function PublishedWork({ item, pictures }: PublishedBodyProps) {
  const work = workContentSchema.parse(item.content);
  return (
    <div className="culture-body">
      <ArticlePictures pictures={pictures ?? []} />
      <p className="culture-text">{work.description}</p>
      <DescriptionList items={factsOf(work)} />
      {work.link && (
        <p>
          <a className="link" href={work.link.url} rel="noopener noreferrer external">
            到 {work.link.host} 观看
          </a>
          <span className="text-ink-hint">（将离开本站）</span>
        </p>
      )}
      {work.performances.length > 0 && (
        <section aria-label="演出日期">
          <h2>演出日期</h2>
          <PerformanceDates dates={work.performances} />
        </section>
      )}
    </div>
  );
}

function factsOf(work: WorkContent) {
  const makers = [...work.authors, work.collective].filter(Boolean).join("、");
  const licence = [work.licenceName, work.licenceNote].filter(Boolean).join("。");
  return [
    { term: "类型", value: work.typeName },
    { term: "作者", value: makers },
    ...(work.madeYear ? [{ term: "创作", value: `${work.madeYear} 年` }] : []),
    { term: "授权", value: licence },
  ];
}
