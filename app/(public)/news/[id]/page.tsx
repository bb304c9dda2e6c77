import type { Metadata } from "next";
import { cache } from "react";
import { PublishedNews } from "@/components/domain/news/published-news";
import { articleMetadata } from "@/components/domain/publications/article-metadata";
import { LinkedData } from "@/components/domain/publications/linked-data";
import { PublicArticlePage } from "@/components/domain/publications/public-article";
import { VISITOR } from "@/lib/access/actor";
import { forPage } from "@/lib/access/page";
import { getPublicArticle } from "@/lib/domain/news/published/queries";
import { articleData } from "@/lib/domain/publications/linked-data/rules";

type Props = { params: Promise<{ id: string }> };

const readArticle = cache(async (id: string) => forPage(getPublicArticle(VISITOR, "news", id)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return articleMetadata(await readArticle((await params).id));
}

export default async function NewsArticle({ params }: Props) {
  const article = await readArticle((await params).id);
  const { item, pictures } = article;
  return (
    <PublicArticlePage title={item.title} list={{ href: "/news", label: "资讯" }}>
      <PublishedNews item={item} pictures={pictures} />
      <LinkedData data={articleData("NewsArticle", article)} />
    </PublicArticlePage>
  );
}
