import type { Metadata } from "next";
import { PublicSearchPage } from "@/components/domain/search/visitors/public-search-page";
import { VISITOR } from "@/lib/access/actor";
import { listSearchCities, searchPublic } from "@/lib/domain/search/visitors/queries";
import { publicSearchSchema } from "@/lib/domain/search/visitors/schema";

export const metadata: Metadata = { title: "搜索", robots: { index: false } };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SearchPage({ searchParams }: Props) {
  const input = publicSearchSchema.parse(await searchParams);
  const [result, cities] = await Promise.all([
    searchPublic(VISITOR, input),
    listSearchCities(VISITOR),
  ]);
  return <PublicSearchPage input={input} result={result} cities={cities} />;
}
