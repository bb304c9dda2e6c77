import type { Metadata } from "next";
import { NewsDeskPage } from "@/components/domain/news/news-desk-page";
import { requireStaff } from "@/lib/access/page";
import { listNews } from "@/lib/domain/news/queries";
import { newsListSchema } from "@/lib/domain/news/schema";

export const metadata: Metadata = { title: "资讯" };

interface NewsProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function News({ searchParams }: NewsProps) {
  const actor = await requireStaff("news.write");
  const filter = newsListSchema.parse(await searchParams);
  return <NewsDeskPage filter={filter} {...(await listNews(actor, filter))} />;
}
