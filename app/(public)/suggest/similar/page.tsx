import type { Metadata } from "next";
import { SimilarStep } from "@/components/domain/suggestions/similar-step";
import { type SearchParams, standOf } from "@/components/domain/suggestions/steps";
import { SuggestFrame } from "@/components/domain/suggestions/suggest-frame";

export const metadata: Metadata = { title: "提建议：看看相似的", robots: { index: false } };

export default async function SimilarPage({ searchParams }: { searchParams: SearchParams }) {
  const stand = await standOf(searchParams);
  return (
    <SuggestFrame title="是不是已经有人提过" step={2} gate={stand.gate}>
      <SimilarStep stand={stand} />
    </SuggestFrame>
  );
}
