import type { Metadata } from "next";
import { SearchResults } from "@/components/domain/public/search-results";
import { VISITOR } from "@/lib/access/actor";
import { searchPublic } from "@/lib/domain/sites/search/queries";
import { searchSchema } from "@/lib/domain/sites/search/schema";

export const metadata: Metadata = { title: "搜索", robots: { index: false } };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SearchPage({ searchParams }: Props) {
  const { q } = searchSchema.parse(await searchParams);
  const hits = await searchPublic(VISITOR, q);
  return <SearchResults query={q} hits={hits} />;
}
