import type { Metadata } from "next";
import { DeskVenuePage } from "@/components/domain/culture/desk-venue-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listVenueInspections } from "@/lib/domain/culture/inspections/queries";
import { getVenue } from "@/lib/domain/culture/venues/queries";
import { listPictures } from "@/lib/domain/pictures/queries";
import { listRevisions } from "@/lib/domain/publications/queries";

export const metadata: Metadata = { title: "文化阵地" };

type Props = { params: Promise<{ id: string }> };

export default async function Venue({ params }: Props) {
  const [actor, { id }] = await Promise.all([requireStaff("culture.enter"), params]);
  const venue = await forPage(getVenue(actor, id));
  const [pictures, revisions, inspections] = await Promise.all([
    listPictures(actor, venue.pictureIds),
    listRevisions(actor, { kind: "venue", subjectId: id }),
    listVenueInspections(actor, id),
  ]);
  return <DeskVenuePage {...{ venue, pictures, revisions, inspections }} />;
}
