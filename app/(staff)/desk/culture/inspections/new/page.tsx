import type { Metadata } from "next";
import { OrderInspectionPage } from "@/components/domain/culture/order-inspection-page";
import { requireStaff } from "@/lib/access/page";
import { listInspectable } from "@/lib/domain/culture/inspections/queries";
import { inspectableFilterSchema } from "@/lib/domain/culture/inspections/schema";
import { listTerms } from "@/lib/domain/culture/terms/queries";
import { listInspectionPlaces } from "@/lib/domain/culture/venues/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "安排巡查" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewInspection({ searchParams }: Props) {
  const [actor, query] = await Promise.all([requireStaff("culture.enter"), searchParams]);
  const filter = inspectableFilterSchema.parse(query);
  const places = await listInspectionPlaces(actor);
  const region = filter.region ?? places[0]?.code;
  const [kinds, venues] = await Promise.all([
    listTerms(actor, "venue_kind"),
    listInspectable(actor, { ...filter, region }),
  ]);
  return <OrderInspectionPage {...{ places, kinds, venues, filter }} formKey={newId()} />;
}
