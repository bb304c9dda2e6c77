import type { Metadata } from "next";
import { SearchPage } from "@/components/domain/search/search-page";
import { requireStaff } from "@/lib/access/page";
import { searchableBy } from "@/lib/domain/search/policy";
import { searchShown } from "@/lib/domain/search/queries";
import { staffSearchSchema } from "@/lib/domain/search/schema";

export const metadata: Metadata = { title: "搜索" };

interface SearchProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Search({ searchParams }: SearchProps) {
  const actor = await requireStaff();
  const input = staffSearchSchema.parse(await searchParams);
  const results = await searchShown(actor, input);
  return <SearchPage input={input} results={results} groups={searchableBy(actor)} />;
}
