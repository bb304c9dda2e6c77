import "../publications/article.css";
import "./cases.css";
import { PublicLink } from "@/components/domain/public/public-link";
import { ArticleFacts } from "@/components/domain/publications/article-facts";
import { ArticlePictures } from "@/components/domain/publications/article-pictures";
import type { PublishedBodyProps } from "@/components/domain/publications/published-props";
import { type CaseContent, caseContentSchema } from "@/lib/domain/cases/content/schema";
import { caseFormWords } from "@/lib/domain/cases/labels";
import { AdoptionTree } from "./adoption-tree";
import { CaseFigures } from "./case-figures";

const PARTS = [
  { field: "background", title: "背景" },
  { field: "practice", title: "做法" },
  { field: "result", title: "成效" },
] as const;

/** A case or work method as the public sees it. */
export function PublishedCase({ item, pictures }: PublishedBodyProps) {
  const content = caseContentSchema.parse(item.content);
  const above = [caseFormWords[content.form], ...(item.carrierName ? [item.carrierName] : [])];
  return (
    <article className="article case-body">
      <ArticleFacts item={item} above={above} />
      <ArticlePictures pictures={pictures ?? []} />
      {PARTS.map(({ field, title }) => (
        <section key={field}>
          <h2>{title}</h2>
          <p className="case-text">{content[field]}</p>
        </section>
      ))}
      {content.figures.length > 0 && (
        <section>
          <h2>前后对比</h2>
          <CaseFigures figures={content.figures} />
          <p className="text-ink-hint">
            系统数据是本平台上审核通过的填报数；标“单位自报”的由单位提供并注明来源，平台没有核对。
          </p>
        </section>
      )}
      <CaseAdopters content={content} caseId={item.subjectId} />
      <CaseGrounds content={content} carrierCode={item.carrierCode} />
    </article>
  );
}

function CaseAdopters({ content, caseId }: { content: CaseContent; caseId: string }) {
  const { adoptions } = content;
  return (
    <section>
      <h2>谁学用了这个做法</h2>
      {adoptions.length === 0 ? (
        <p className="text-ink-soft">还没有单位登记学用。</p>
      ) : (
        <>
          <p>已有 {adoptions.length} 个单位学用，结果经评选单位核对后列在这里。</p>
          <AdoptionTree adoptions={adoptions} />
        </>
      )}
      <p className="no-print mt-3">
        <PublicLink className="link" href={`/desk/cases/adopt/${caseId}`}>
          我们学了这个做法（单位登录后登记）
        </PublicLink>
      </p>
    </section>
  );
}

function CaseGrounds({
  content,
  carrierCode,
}: {
  content: CaseContent;
  carrierCode: string | null;
}) {
  const { principles, reason, policy } = content;
  return (
    <section>
      <h2>评选与依据</h2>
      <p>
        两名外地评审员按“{principles.join("、")}”各自评分后入选。入选理由：{reason}
      </p>
      <p>
        {policy && (
          <PublicLink className="link mr-4" href={`/policies/${policy.code}`}>
            {policy.title}
          </PublicLink>
        )}
        {carrierCode && (
          <PublicLink className="link" href={`/carriers/${carrierCode}`}>
            这个载体的任务清单
          </PublicLink>
        )}
      </p>
    </section>
  );
}
