import type { Metadata } from "next";
import { DeskVenuesPage } from "@/components/domain/culture/desk-venues-page";
import { requireStaff } from "@/lib/access/page";
import { listTerms } from "@/lib/domain/culture/terms/queries";
import { listVenues } from "@/lib/domain/culture/venues/queries";
import { venueFilterSchema } from "@/lib/domain/culture/venues/schema";

export const metadata: Metadata = { title: "文化阵地" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Venues({ searchParams }: Props) {
  const [actor, query] = await Promise.all([requireStaff("culture.enter"), searchParams]);
  const filter = venueFilterSchema.parse(query);
  const [found, kinds] = await Promise.all([
    listVenues(actor, filter),
    listTerms(actor, "venue_kind"),
  ]);
  return <DeskVenuesPage found={found} kinds={kinds} filter={filter} />;
}
