import type { Metadata } from "next";
import { ScreeningPage } from "@/components/domain/suggestions/screening-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getSuggestionToScreen } from "@/lib/domain/suggestions/moderation/queries";

export const metadata: Metadata = { title: "群众建议" };

export default async function Suggestion({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireStaff("suggestion.screen");
  const found = await forPage(getSuggestionToScreen(actor, (await params).id));
  return <ScreeningPage found={found} />;
}
