import type { Metadata } from "next";
import { EditNewsPage } from "@/components/domain/news/edit-news-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listWritingColumns } from "@/lib/domain/news/columns/queries";
import { getNews } from "@/lib/domain/news/queries";
import { newsIdSchema } from "@/lib/domain/news/schema";
import { listPictures } from "@/lib/domain/pictures/queries";

export const metadata: Metadata = { title: "写文章" };

interface EditProps {
  params: Promise<{ id: string }>;
}

export default async function EditNews({ params }: EditProps) {
  const actor = await requireStaff("news.write");
  const article = await forPage(getNews(actor, newsIdSchema.parse((await params).id)));
  const [columns, pictures] = await Promise.all([
    listWritingColumns(actor),
    listPictures(actor, article.pictureIds),
  ]);
  return <EditNewsPage article={article} columns={columns} pictures={pictures} />;
}
