import type { Metadata } from "next";
import { cache } from "react";
import { PublishedCase } from "@/components/domain/cases/published-case";
import { articleMetadata } from "@/components/domain/publications/article-metadata";
import { LinkedData } from "@/components/domain/publications/linked-data";
import { PublicArticlePage } from "@/components/domain/publications/public-article";
import { VISITOR } from "@/lib/access/actor";
import { forPage } from "@/lib/access/page";
import { getPublicPage } from "@/lib/domain/cases/content/queries";
import { articleData } from "@/lib/domain/publications/linked-data/rules";

type Props = { params: Promise<{ id: string }> };

const readCase = cache(async (id: string) => forPage(getPublicPage(VISITOR, "case", id)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return articleMetadata(await readCase((await params).id));
}

export default async function CasePage({ params }: Props) {
  const found = await readCase((await params).id);
  const { item, pictures } = found;
  return (
    <PublicArticlePage title={item.title} list={{ href: "/cases", label: "案例与工作法" }}>
      <PublishedCase item={item} pictures={pictures} />
      <LinkedData data={articleData("Article", found)} />
    </PublicArticlePage>
  );
}
