import type { Metadata } from "next";
import { publicationKindWords } from "@/lib/domain/publications/labels";
import type { PublishedSummary } from "@/lib/domain/publications/types";
import { withBase } from "@/lib/shared/base-path";

/** Title, description, the one address and Open Graph of a released thing's page; `url` is that address in full. */
export function articleMetadata({ item, url }: { item: PublishedSummary; url: string }): Metadata {
  const { title, summary, releasedOn, kind, pictureIds } = item;
  const [cover] = pictureIds;
  return {
    title,
    description: summary || `${publicationKindWords[kind]}：${title}`,
    alternates: { canonical: url },
    openGraph: {
      title,
      description: summary,
      url,
      locale: "zh_CN",
      type: "article",
      publishedTime: releasedOn,
      ...(cover ? { images: [{ url: new URL(withBase(`/api/pictures/${cover}/960`), url) }] } : {}),
    },
  };
}
