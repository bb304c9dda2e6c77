import type { Metadata } from "next";
import { EditVenueForm } from "@/components/domain/culture/venue-form";
import { PageHeader } from "@/components/layout/page-header";
import { forPage, requireStaff } from "@/lib/access/page";
import { getVenue } from "@/lib/domain/culture/venues/queries";
import { listPictures } from "@/lib/domain/pictures/queries";

export const metadata: Metadata = { title: "修改阵地" };

type Props = { params: Promise<{ id: string }> };

export default async function EditVenue({ params }: Props) {
  const [actor, { id }] = await Promise.all([requireStaff("culture.enter"), params]);
  const venue = await forPage(getVenue(actor, id));
  const pictures = await listPictures(actor, venue.pictureIds);
  return (
    <>
      <PageHeader
        title="修改阵地"
        back={{ href: `/desk/culture/venues/${id}`, label: venue.name }}
      />
      <EditVenueForm venue={venue} pictures={pictures} />
    </>
  );
}
