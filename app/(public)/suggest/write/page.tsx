import type { Metadata } from "next";
import { type SearchParams, standOf } from "@/components/domain/suggestions/steps";
import { SuggestFrame } from "@/components/domain/suggestions/suggest-frame";
import { WriteStep } from "@/components/domain/suggestions/write-step";

export const metadata: Metadata = { title: "提建议：填写", robots: { index: false } };

export default async function WritePage({ searchParams }: { searchParams: SearchParams }) {
  const stand = await standOf(searchParams);
  const isAgain = (await searchParams).again === "1";
  return (
    <SuggestFrame title="写下您的建议" step={3} gate={stand.gate}>
      <WriteStep stand={stand} isAgain={isAgain} />
    </SuggestFrame>
  );
}
