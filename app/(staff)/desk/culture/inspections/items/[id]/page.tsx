import type { Metadata } from "next";
import { InspectionItemPage } from "@/components/domain/culture/inspection-item-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getInspectionItem } from "@/lib/domain/culture/inspections/queries";

export const metadata: Metadata = { title: "填写巡查" };

type Props = { params: Promise<{ id: string }> };

export default async function InspectionItem({ params }: Props) {
  const [actor, { id }] = await Promise.all([requireStaff("culture.enter"), params]);
  return <InspectionItemPage item={await forPage(getInspectionItem(actor, id))} />;
}
