import type { Metadata } from "next";
import { cache } from "react";
import { PublishedTour } from "@/components/domain/cases/tours/published-tour";
import { Section } from "@/components/domain/public/section";
import { articleMetadata } from "@/components/domain/publications/article-metadata";
import { PublicArticlePage } from "@/components/domain/publications/public-article";
import { RatingSummary } from "@/components/domain/ratings/rating-summary";
import { VISITOR } from "@/lib/access/actor";
import { forPage } from "@/lib/access/page";
import { getPublicPage } from "@/lib/domain/cases/content/queries";
import { summariseRatings } from "@/lib/domain/ratings/queries";

type Props = { params: Promise<{ id: string }> };

const readTour = cache(async (id: string) => forPage(getPublicPage(VISITOR, "tour", id)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return articleMetadata(await readTour((await params).id));
}

export default async function TourPage({ params }: Props) {
  const { item, pictures } = await readTour((await params).id);
  const subjectIds = [item.subjectId];
  const totals = await summariseRatings(VISITOR, { subjectType: "tour", subjectIds });
  return (
    <>
      <PublicArticlePage title={item.title} list={{ href: "/cases/tours", label: "巡回观摩" }}>
        <PublishedTour item={item} pictures={pictures} />
      </PublicArticlePage>
      <Section title="参加的人怎样评价">
        <RatingSummary totals={totals} />
      </Section>
    </>
  );
}
