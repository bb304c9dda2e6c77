import type { Metadata } from "next";
import { FamilyHome } from "@/components/domain/family/family-home";
import { VISITOR } from "@/lib/access/actor";
import { listMetadata } from "@/lib/access/list-metadata";
import { getFamilyHome } from "@/lib/domain/culture/published/queries";
import { publicFamilyFilterSchema } from "@/lib/domain/culture/published/schema";

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return listMetadata("/family", await searchParams, {
    title: "清廉家庭",
    description: "经本人同意发布的家风故事，公开规则的家庭品牌；不打分，不排名。",
  });
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function FamilyPage({ searchParams }: Props) {
  const filter = publicFamilyFilterSchema.parse(await searchParams);
  return <FamilyHome {...(await getFamilyHome(VISITOR, filter))} filter={filter} />;
}
