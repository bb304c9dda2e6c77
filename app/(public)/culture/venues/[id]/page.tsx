import type { Metadata } from "next";
import { cache } from "react";
import { VenuePage } from "@/components/domain/culture/venue-page";
import { articleMetadata } from "@/components/domain/publications/article-metadata";
import { VISITOR } from "@/lib/access/actor";
import { forPage } from "@/lib/access/page";
import { getVenuePage } from "@/lib/domain/culture/published/queries";

type Props = { params: Promise<{ id: string }> };

const readVenue = cache(async (id: string) => forPage(getVenuePage(VISITOR, id)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return articleMetadata(await readVenue((await params).id));
}

export default async function VenueRoute({ params }: Props) {
  return <VenuePage {...(await readVenue((await params).id))} />;
}
