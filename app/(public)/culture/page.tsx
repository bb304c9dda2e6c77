import type { Metadata } from "next";
import { CultureHome } from "@/components/domain/culture/culture-home";
import { VISITOR } from "@/lib/access/actor";
import { listMetadata } from "@/lib/access/list-metadata";
import { forPage } from "@/lib/access/page";
import { getCultureHome } from "@/lib/domain/culture/published/queries";
import { publicCoverageSchema } from "@/lib/domain/culture/published/schema";

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return listMetadata("/culture", await searchParams, {
    title: "廉洁文化",
    description: "廉洁文化阵地、作品和近期演出，各地阵地覆盖情况。",
  });
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CulturePage({ searchParams }: Props) {
  const { region } = publicCoverageSchema.parse(await searchParams);
  return <CultureHome {...(await forPage(getCultureHome(VISITOR, region)))} />;
}
