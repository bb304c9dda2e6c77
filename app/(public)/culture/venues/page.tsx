import type { Metadata } from "next";
import { PublicVenues } from "@/components/domain/culture/venues-page";
import { VISITOR } from "@/lib/access/actor";
import { listMetadata } from "@/lib/access/list-metadata";
import { getVenueBrowser } from "@/lib/domain/culture/published/queries";
import { publicVenueFilterSchema } from "@/lib/domain/culture/published/schema";

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return listMetadata("/culture/venues", await searchParams, {
    title: "文化阵地",
    description: "廉洁文化广场、长廊、文化墙、宣传栏和展馆，按地区和种类查找。",
  });
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function VenuesPage({ searchParams }: Props) {
  const filter = publicVenueFilterSchema.parse(await searchParams);
  return <PublicVenues {...(await getVenueBrowser(VISITOR, filter))} filter={filter} />;
}
