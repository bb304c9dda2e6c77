import type { Metadata } from "next";
import { ReportElsewhere } from "@/components/domain/suggestions/elsewhere";
import { SuggestFrame } from "@/components/domain/suggestions/suggest-frame";

export const metadata: Metadata = { title: "反映违纪违法请用 12388" };

export default function ReportPage() {
  return (
    <SuggestFrame title="反映违纪违法请用 12388">
      <ReportElsewhere />
    </SuggestFrame>
  );
}
