import "./culture.css";
import { ArticlePictures } from "@/components/domain/publications/article-pictures";
import { HandOver } from "@/components/domain/publications/hand-over";
import { PublicationTrail } from "@/components/domain/publications/publication-trail";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/facts";
import { Notice } from "@/components/ui/feedback";
import type { ConsentDocument } from "@/lib/domain/culture/consents/types";
import { namedMinors } from "@/lib/domain/culture/minors/rules";
import { submitPieceAction } from "@/lib/domain/culture/pieces/actions";
import { pieceKindWords } from "@/lib/domain/culture/pieces/labels";
import { missingConsents, writeAuthors } from "@/lib/domain/culture/pieces/rules";
import type { PieceDetail } from "@/lib/domain/culture/pieces/types";
import type { Picture } from "@/lib/domain/pictures/types";
import type { PublicationSummary } from "@/lib/domain/publications/types";
import { ConsentsCard } from "./consents-card";
import { FamiliesCard } from "./families-card";
import { PerformancesCard } from "./performances-card";

type PiecePageProps = {
  piece: PieceDetail;
  pictures: readonly Picture[];
  revisions: readonly PublicationSummary[];
  documents: readonly ConsentDocument[];
};

/** One work, story or brand at the desk: content, consents, dates or families, and the way to the public. */
export function PiecePage({ piece, pictures, revisions, documents }: PiecePageProps) {
  return (
    <>
      <PageHeader
        title={piece.title}
        subtitle={`${pieceKindWords[piece.kind]}，${piece.regionName}`}
        back={{ href: "/desk/culture/pieces", label: "作品与家风" }}
        actions={<ButtonLink href={`/desk/culture/pieces/${piece.id}/edit`}>修改</ButtonLink>}
      />
      <div className="with-aside">
        <div className="grid gap-4">
          <Card title="内容">
            <p className="mb-4">{piece.summary}</p>
            <PieceFacts piece={piece} />
            <div className="mt-4">
              <ArticlePictures pictures={pictures} />
            </div>
          </Card>
          <ConsentsCard piece={piece} documents={documents} />
          {piece.kind === "work" && <PerformancesCard piece={piece} />}
          {piece.kind === "brand" && <FamiliesCard piece={piece} />}
        </div>
        <div className="grid content-start gap-4">
          <NextStep piece={piece} pictures={pictures} revisions={revisions} />
          <PublicationTrail revisions={revisions} />
        </div>
      </div>
    </>
  );
}

function NextStep({
  piece,
  pictures,
  revisions,
}: Pick<PiecePageProps, "piece" | "pictures" | "revisions">) {
  const missing = missingConsents(piece);
  const named = namedMinors(
    piece,
    pictures.map(({ alt }) => alt),
  );
  const hidden = { pieceId: piece.id, version: String(piece.version) };
  return (
    <Card title="下一步">
      {missing.length + named.length > 0 ? (
        <Notice
          tone="soon"
          title={missing.length > 0 ? "授权不全，不能送发布" : "写了未成年人的全名，不能送发布"}
        >
          <ul>
            {[...missing, ...named].map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      ) : (
        <>
          <p className="mb-4 text-ink-soft">授权齐全。送发布后由办公室两位同志先后审核、发布。</p>
          <HandOver action={submitPieceAction} hidden={hidden} revisions={revisions} />
        </>
      )}
    </Card>
  );
}

function PieceFacts({ piece }: { piece: PieceDetail }) {
  if (piece.kind === "story") {
    const { toldBy, isMinor, place, text } = piece.details;
    return (
      <DescriptionList
        items={[
          { term: "讲述人", value: isMinor ? `${toldBy}（未成年，公开时不显示全名）` : toldBy },
          { term: "地点", value: place },
          { term: "故事", value: <span className="culture-text">{text}</span> },
        ]}
      />
    );
  }
  if (piece.kind === "brand") {
    const { practice, rules } = piece.details;
    const long = (text: string) => <span className="culture-text">{text}</span>;
    return (
      <DescriptionList
        items={[
          { term: "做法", value: long(practice) },
          { term: "谁可以被推荐", value: long(rules.who) },
          { term: "怎么评出来", value: long(rules.procedure) },
          { term: "有意见怎么提", value: long(rules.objection) },
          { term: "依据", value: rules.basis || "没有填写" },
        ]}
      />
    );
  }
  const { authors, collective, madeYear, link, description } = piece.details;
  return (
    <DescriptionList
      items={[
        {
          term: "作者",
          value: [writeAuthors(authors).replaceAll("\n", "、"), collective]
            .filter(Boolean)
            .join("、"),
        },
        { term: "创作", value: madeYear ? `${madeYear} 年` : "没有填写" },
        { term: "介绍", value: <span className="culture-text">{description}</span> },
        { term: "视频链接", value: link || "没有" },
      ]}
    />
  );
}
