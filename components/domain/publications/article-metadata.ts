import type { Metadata } from "next";
import { publicationKindWords } from "@/lib/domain/publications/labels";
import { publicPath } from "@/lib/domain/publications/rules";
import type { PublishedSummary } from "@/lib/domain/publications/types";
import { withBase } from "@/lib/shared/base-path";

/** Title, description and Open Graph of a released thing's page. */
export function articleMetadata({ item, url }: { item: PublishedSummary; url: string }): Metadata {
  const { title, summary, releasedOn, kind, subjectId, pictureIds } = item;
  const [cover] = pictureIds;
  return {
    title,
    description: summary || `${publicationKindWords[kind]}：${title}`,
    metadataBase: new URL(url),
    alternates: { canonical: withBase(publicPath(kind, subjectId)) },
    openGraph: {
      title,
      description: summary,
      url,
      locale: "zh_CN",
      type: "article",
      publishedTime: releasedOn,
      ...(cover ? { images: [{ url: withBase(`/api/pictures/${cover}/960`) }] } : {}),
    },
  };
}
