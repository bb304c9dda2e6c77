import type { TourContent } from "@/lib/domain/cases/tours/schema";
import type { TourDetail } from "@/lib/domain/cases/tours/types";
import type { PublicationDraft } from "@/lib/domain/publications/types";
import { firstCharacters } from "@/lib/shared/text";

/** What of a tour the public may come to see: leaders, members and single remarks stay inside. */
type Told = Pick<
  TourDetail,
  | "id"
  | "title"
  | "purpose"
  | "startsOn"
  | "endsOn"
  | "organiser"
  | "regionCode"
  | "carrierCode"
  | "stops"
  | "groups"
  | "isExample"
>;

/** The public summary of a tour that took place. */
export function tourPublication(tour: Told, notes: string): PublicationDraft {
  const content: TourContent = {
    purpose: tour.purpose,
    organiser: tour.organiser,
    startsOn: tour.startsOn,
    endsOn: tour.endsOn,
    stops: tour.stops,
    groups: tour.groups.map(({ name, members }) => ({ name, members: members.length })),
    notes,
  };
  return {
    kind: "tour",
    subjectId: tour.id,
    regionCode: tour.regionCode,
    carrierCode: tour.carrierCode,
    title: tour.title,
    summary: firstCharacters(tour.purpose, 110),
    sourceTitle: tour.organiser,
    happenedOn: tour.startsOn,
    facets: { year: Number(tour.startsOn.slice(0, 4)), stops: tour.stops.length },
    content,
    words: [tour.purpose, notes, ...tour.stops.map(({ title }) => title)].join(" "),
    isExample: tour.isExample,
  };
}
