import type { Metadata } from "next";
import { InspectionPage } from "@/components/domain/culture/inspection-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getInspection } from "@/lib/domain/culture/inspections/queries";

export const metadata: Metadata = { title: "巡查单" };

type Props = { params: Promise<{ id: string }> };

export default async function Inspection({ params }: Props) {
  const [actor, { id }] = await Promise.all([requireStaff("culture.enter"), params]);
  return <InspectionPage inspection={await forPage(getInspection(actor, id))} />;
}
