import "@/components/domain/public/public.css";
import type { Metadata } from "next";
import { NewsPage } from "@/components/domain/news/news-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { previewOf } from "@/lib/domain/news/handing/rules";
import { getNews } from "@/lib/domain/news/queries";
import { newsIdSchema } from "@/lib/domain/news/schema";
import { listPictures } from "@/lib/domain/pictures/queries";
import { dayAt } from "@/lib/shared/dates";

export const metadata: Metadata = { title: "文章" };

interface ArticleProps {
  params: Promise<{ id: string }>;
}

export default async function Article({ params }: ArticleProps) {
  const actor = await requireStaff("news.write");
  const article = await forPage(getNews(actor, newsIdSchema.parse((await params).id)));
  const pictures = await listPictures(actor, article.pictureIds);
  const shown = previewOf(article, dayAt(new Date()));
  return <NewsPage article={article} shown={shown} pictures={pictures} />;
}
