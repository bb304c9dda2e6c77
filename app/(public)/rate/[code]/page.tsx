import type { Metadata } from "next";
import { RatingEntryPage, RatingRefusal } from "@/components/domain/ratings/rating-entry-page";
import { VISITOR } from "@/lib/access/actor";
import { openCodeForPage } from "@/lib/domain/ratings/codes/queries";

export const metadata: Metadata = { title: "请您评价", robots: { index: false, follow: false } };

type Props = { params: Promise<{ code: string }> };

export default async function RateCodePage({ params }: Props) {
  const { code } = await params;
  const opened = await openCodeForPage(VISITOR, decodeURIComponent(code));
  if ("refused" in opened) return <RatingRefusal message={opened.refused} />;
  return <RatingEntryPage code={opened.code} entry={opened.entry} />;
}
