import type { Metadata } from "next";
import { CategoryPicker } from "@/components/domain/suggestions/category-picker";
import { type SearchParams, standOf, stepHref } from "@/components/domain/suggestions/steps";
import { SuggestFrame } from "@/components/domain/suggestions/suggest-frame";

export const metadata: Metadata = { title: "提建议：选类别", robots: { index: false } };

export default async function CategoryPage({ searchParams }: { searchParams: SearchParams }) {
  const { gate } = await standOf(searchParams);
  return (
    <SuggestFrame title="关于哪方面" step={0} gate={gate}>
      <CategoryPicker hrefFor={(category) => stepHref("place", { gate, category })} />
    </SuggestFrame>
  );
}
