import type { Metadata } from "next";
import { PublicNewsPage } from "@/components/domain/news/public-news-page";
import { DisclosureNav } from "@/components/domain/open-data/disclosure-nav";
import { PublicHead } from "@/components/domain/public/section";
import { VISITOR } from "@/lib/access/actor";
import { listMetadata } from "@/lib/access/list-metadata";
import { listPublicNews } from "@/lib/domain/news/published/queries";
import { publicNewsSchema } from "@/lib/domain/news/schema";
import { withBase } from "@/lib/shared/base-path";

export async function generateMetadata({ searchParams }: NewsProps): Promise<Metadata> {
  return listMetadata("/news", await searchParams, {
    title: "资讯",
    description: "清廉建设的工作动态、政策解读和媒体报道，注明来源和日期。",
    alternates: { types: { "application/rss+xml": withBase("/feed.xml") } },
  });
}

interface NewsProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function News({ searchParams }: NewsProps) {
  const filter = publicNewsSchema.parse(await searchParams);
  const list = await listPublicNews(VISITOR, "news", filter);
  return (
    <>
      <PublicHead title="资讯">
        <p>由一位同志起草、一位同志审核、一位同志发布；转载的注明来源。</p>
      </PublicHead>
      <DisclosureNav current="/news" />
      <PublicNewsPage base="/news" list={list} choices={list.columns} filter={filter} />
    </>
  );
}
