import type { Metadata } from "next";
import { PlaceStep } from "@/components/domain/suggestions/place-step";
import { type SearchParams, standOf } from "@/components/domain/suggestions/steps";
import { SuggestFrame } from "@/components/domain/suggestions/suggest-frame";

export const metadata: Metadata = { title: "提建议：选地点", robots: { index: false } };

export default async function PlacePage({ searchParams }: { searchParams: SearchParams }) {
  const stand = await standOf(searchParams);
  return (
    <SuggestFrame title="在什么地方" step={1} gate={stand.gate}>
      <PlaceStep stand={stand} />
    </SuggestFrame>
  );
}
