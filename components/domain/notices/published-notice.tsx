import "../publications/article.css";
import { noticeTypeWords } from "@/lib/domain/publications/notices/labels";
import { type NoticeContent, noticeContentSchema } from "@/lib/domain/publications/notices/schema";
import { isSafeAddress } from "@/lib/domain/publications/prose/rules";
import { DescriptionList } from "../../ui/facts";
import { fullDay } from "../public/full-day";
import { PublicLink } from "../public/public-link";
import { ArticleFacts } from "../publications/article-facts";
import { ArticlePictures } from "../publications/article-pictures";
import { Prose } from "../publications/prose";
import type { PublishedBodyProps } from "../publications/published-props";

/** A public notice below its heading: its period, its words, how objections are taken. */
export function PublishedNotice({ item, pictures = [] }: PublishedBodyProps) {
  const content = noticeContentSchema.parse(item.content);
  return (
    <article className="article">
      <ArticleFacts item={item} above={[noticeTypeWords[content.noticeType]]} />
      <NoticePeriod content={content} />
      <div className="prose-indent">
        <Prose text={content.body} />
      </div>
      <NoticeLinks links={content.links} />
      <ArticlePictures pictures={pictures} />
    </article>
  );
}

function NoticePeriod({ content }: { content: NoticeContent }) {
  const { noticeType, period, objectionNote } = content;
  const items = [
    ...(period
      ? [
          {
            term: noticeType === "objection" ? "公示期" : "期限",
            value: `${fullDay(period.from)}至 ${fullDay(period.to)}`,
          },
        ]
      : []),
    ...(objectionNote ? [{ term: "反映异议", value: objectionNote }] : []),
  ];
  if (items.length === 0) return null;
  return (
    <div className="card card-body mb-6">
      <DescriptionList items={items} />
    </div>
  );
}

function NoticeLinks({ links }: Pick<NoticeContent, "links">) {
  const safe = links.filter(({ href }) => isSafeAddress(href));
  if (safe.length === 0) return null;
  return (
    <nav className="mt-6" aria-label="相关链接">
      <ul className="prose">
        {safe.map(({ label, href }) => (
          <li key={href}>
            {href.startsWith("/") ? (
              <PublicLink href={href}>{label}</PublicLink>
            ) : (
              <a href={href} rel="noopener noreferrer external">
                {label}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
