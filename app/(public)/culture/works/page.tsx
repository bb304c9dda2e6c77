import type { Metadata } from "next";
import { PublicWorks } from "@/components/domain/culture/works-page";
import { VISITOR } from "@/lib/access/actor";
import { listMetadata } from "@/lib/access/list-metadata";
import { getWorkBrowser } from "@/lib/domain/culture/published/queries";
import { publicWorkFilterSchema } from "@/lib/domain/culture/published/schema";

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return listMetadata("/culture/works", await searchParams, {
    title: "廉洁作品",
    description: "书画、剪纸、戏曲、微视频和演出，经作者同意展示，注明授权方式。",
  });
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function WorksPage({ searchParams }: Props) {
  const filter = publicWorkFilterSchema.parse(await searchParams);
  return <PublicWorks {...(await getWorkBrowser(VISITOR, filter))} filter={filter} />;
}
