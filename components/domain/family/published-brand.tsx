import "../culture/culture.css";
import { ArticlePictures } from "@/components/domain/publications/article-pictures";
import { Prose } from "@/components/domain/publications/prose";
import type { PublishedBodyProps } from "@/components/domain/publications/published-props";
import { type BrandContent, brandContentSchema } from "@/lib/domain/culture/content/schema";
import { fullDay } from "../public/full-day";

/** A family brand as the public reads it: what it does, by which rules, whom it named with their consent. */
export function PublishedBrand({ item, pictures }: PublishedBodyProps) {
  const { practice, rules, families } = brandContentSchema.parse(item.content);
  return (
    <div className="culture-body">
      <ArticlePictures pictures={pictures ?? []} />
      <section aria-label="做法">
        <h2>做法</h2>
        <Prose text={practice} level={3} />
      </section>
      <BrandRules rules={rules} />
      <BrandFamilies families={families} />
    </div>
  );
}

function BrandRules({ rules }: Pick<BrandContent, "rules">) {
  const parts = [
    ["谁可以被推荐", rules.who],
    ["怎么评出来", rules.procedure],
    ["有意见怎么提", rules.objection],
    ["依据", rules.basis],
  ] as const;
  return (
    <section aria-label="规则">
      <h2>规则</h2>
      <dl className="culture-rules">
        {parts
          .filter(([, text]) => text !== "")
          .map(([term, text]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd className="culture-text">{text}</dd>
            </div>
          ))}
      </dl>
      <p className="mt-3 text-sm text-ink-hint">
        不给家庭打分，不排名次，不公布积分。被提到的家庭都经本人同意，可随时要求撤下。
      </p>
    </section>
  );
}

function BrandFamilies({ families }: Pick<BrandContent, "families">) {
  if (families.length === 0) return null;
  return (
    <section aria-label="经同意公布的家庭">
      <h2>经同意公布的家庭</h2>
      <ul className="culture-dates">
        {families.map(({ name, reason, namedOn }) => (
          <li key={name + namedOn}>
            <b>{name}</b>
            <span>{reason}</span>
            <span className="text-ink-hint">{fullDay(namedOn)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
