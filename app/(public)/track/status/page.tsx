import type { Metadata } from "next";
import { SuggestFrame } from "@/components/domain/suggestions/suggest-frame";
import { TrackStep } from "@/components/domain/suggestions/track-step";

export const metadata: Metadata = { title: "建议办理情况", robots: { index: false } };

export default function TrackStatusPage() {
  return (
    <SuggestFrame title="建议办理情况">
      <TrackStep />
    </SuggestFrame>
  );
}
