import type { Metadata } from "next";
import type { SearchParams } from "@/components/domain/suggestions/steps";
import { SuggestFrame } from "@/components/domain/suggestions/suggest-frame";
import { TrackStep } from "@/components/domain/suggestions/track-step";
import { statusPageSchema } from "@/lib/domain/suggestions/tracking/schema";

export const metadata: Metadata = { title: "建议办理情况", robots: { index: false } };

export default async function TrackStatusPage({ searchParams }: { searchParams: SearchParams }) {
  const { done } = statusPageSchema.parse(await searchParams);
  return (
    <SuggestFrame title="建议办理情况">
      <TrackStep done={done} />
    </SuggestFrame>
  );
}
