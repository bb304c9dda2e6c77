import type { Metadata } from "next";
import { HelpElsewhere } from "@/components/domain/suggestions/elsewhere";
import { SuggestFrame } from "@/components/domain/suggestions/suggest-frame";

export const metadata: Metadata = { title: "办事求助请用 12345" };

export default function HelpPage() {
  return (
    <SuggestFrame title="办事求助请用 12345">
      <HelpElsewhere />
    </SuggestFrame>
  );
}
