import { fullDay } from "@/components/domain/public/full-day";
import type { VenuePageFacts } from "@/lib/domain/culture/published/types";
import { PublicPiece } from "./public-piece";
import { PublishedVenue } from "./published-venue";

/** One venue on a page of its own, with the day on which it was last looked after. */
export function VenuePage({ item, pictures, url, inspectedOn }: VenuePageFacts) {
  const lists = [
    { href: "/culture", label: "廉洁文化" },
    { href: "/culture/venues", label: "文化阵地" },
  ];
  const data = {
    "@context": "https://schema.org",
    "@type": "TouristAttraction",
    name: item.title,
    description: item.summary,
    address: item.regionName,
    isAccessibleForFree: true,
    url,
  };
  return (
    <PublicPiece item={item} url={url} lists={lists} data={data}>
      <PublishedVenue item={item} pictures={pictures} />
      <p className="text-ink-soft">
        {inspectedOn ? `最近巡查 ${fullDay(inspectedOn)}` : "还没有巡查记录"}
      </p>
    </PublicPiece>
  );
}
