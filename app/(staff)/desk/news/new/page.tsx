import type { Metadata } from "next";
import { NewNewsPage } from "@/components/domain/news/new-news-page";
import { requireStaff } from "@/lib/access/page";
import { listWritingColumns } from "@/lib/domain/news/columns/queries";

export const metadata: Metadata = { title: "写一篇" };

export default async function NewNews() {
  const actor = await requireStaff("news.write");
  return <NewNewsPage columns={await listWritingColumns(actor)} />;
}
