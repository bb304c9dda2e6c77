import type { Metadata } from "next";
import { PublicTours } from "@/components/domain/cases/tours/public-tours";
import { VISITOR } from "@/lib/access/actor";
import { listMetadata } from "@/lib/access/list-metadata";
import { caseFilterSchema } from "@/lib/domain/cases/schema";
import { listPublicTours } from "@/lib/domain/cases/tours/queries";

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return listMetadata("/cases/tours", await searchParams, {
    title: "巡回观摩",
    description: "分组到现场看清廉建设的做法：行程、收获与不足，参加的人怎样评价。",
  });
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ToursPage({ searchParams }: Props) {
  const { page } = caseFilterSchema.parse(await searchParams);
  return <PublicTours {...(await listPublicTours(VISITOR, page))} />;
}
