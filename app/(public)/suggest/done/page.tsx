import type { Metadata } from "next";
import { FiledStep } from "@/components/domain/suggestions/filed-step";
import { SuggestFrame } from "@/components/domain/suggestions/suggest-frame";

export const metadata: Metadata = { title: "建议已提交", robots: { index: false } };

export default function DonePage() {
  return (
    <SuggestFrame title="建议已提交">
      <FiledStep />
    </SuggestFrame>
  );
}
