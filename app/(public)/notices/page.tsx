import type { Metadata } from "next";
import { PublicNewsPage } from "@/components/domain/news/public-news-page";
import { DisclosureNav } from "@/components/domain/open-data/disclosure-nav";
import { PublicHead } from "@/components/domain/public/section";
import { VISITOR } from "@/lib/access/actor";
import { listMetadata } from "@/lib/access/list-metadata";
import { listPublicNews } from "@/lib/domain/news/published/queries";
import { publicNewsSchema } from "@/lib/domain/news/schema";
import { noticeTypeChoices } from "@/lib/domain/publications/notices/labels";

export async function generateMetadata({ searchParams }: NoticesProps): Promise<Metadata> {
  return listMetadata("/notices", await searchParams, {
    title: "公示公告",
    description: "清廉建设的公示、公告和结果，写明期限和反映异议的方式。",
  });
}

interface NoticesProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Notices({ searchParams }: NoticesProps) {
  const filter = publicNewsSchema.parse(await searchParams);
  const list = await listPublicNews(VISITOR, "notice", filter);
  return (
    <>
      <PublicHead title="公示公告">
        <p>公示期内可以按公示写明的方式反映异议。检举控告请拨打 12388。</p>
      </PublicHead>
      <DisclosureNav current="/notices" />
      <PublicNewsPage base="/notices" list={list} choices={noticeTypeChoices} filter={filter} />
    </>
  );
}
