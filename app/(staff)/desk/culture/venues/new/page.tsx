import type { Metadata } from "next";
import { NoPlace } from "@/components/domain/culture/desk-venue-page";
import { EnterVenueForm } from "@/components/domain/culture/venue-form";
import { PageHeader } from "@/components/layout/page-header";
import { requireStaff } from "@/lib/access/page";
import { listTerms } from "@/lib/domain/culture/terms/queries";
import { listVenuePlaces } from "@/lib/domain/culture/venues/queries";
import { venueFilterSchema } from "@/lib/domain/culture/venues/schema";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "登记阵地" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewVenue({ searchParams }: Props) {
  const [actor, query] = await Promise.all([requireStaff("culture.enter"), searchParams]);
  const { region, kind } = venueFilterSchema.parse(query);
  const [places, kinds] = await Promise.all([
    listVenuePlaces(actor, region),
    listTerms(actor, "venue_kind"),
  ]);
  return (
    <>
      <PageHeader title="登记阵地" back={{ href: "/desk/culture/venues", label: "文化阵地" }} />
      {places.length === 0 ? (
        <NoPlace />
      ) : (
        <EnterVenueForm kinds={kinds} places={places} kindCode={kind} formKey={newId()} />
      )}
    </>
  );
}
