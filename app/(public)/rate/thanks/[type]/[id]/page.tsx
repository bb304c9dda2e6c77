import type { Metadata } from "next";
import { RatingThanks } from "@/components/domain/ratings/rating-thanks";
import { VISITOR } from "@/lib/access/actor";
import { forPage } from "@/lib/access/page";
import { getTotalsPage } from "@/lib/domain/ratings/queries";

export const metadata: Metadata = {
  title: "谢谢您的评价",
  robots: { index: false, follow: false },
};

type Props = { params: Promise<{ type: string; id: string }> };

export default async function RateThanksPage({ params }: Props) {
  const totals = await forPage(getTotalsPage(VISITOR, await params));
  return <RatingThanks totals={totals} />;
}
