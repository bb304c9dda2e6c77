import type { Metadata } from "next";
import { InspectionsPage } from "@/components/domain/culture/inspections-page";
import { requireStaff } from "@/lib/access/page";
import { listInspections, listOpenItems } from "@/lib/domain/culture/inspections/queries";
import { cultureReach } from "@/lib/domain/culture/policy";

export const metadata: Metadata = { title: "阵地巡查" };

export default async function Inspections() {
  const actor = await requireStaff("culture.enter");
  const [inspections, open, { within }] = await Promise.all([
    listInspections(actor),
    listOpenItems(actor),
    cultureReach(actor, "culture"),
  ]);
  return <InspectionsPage inspections={inspections} open={open} mayOrder={within.length > 0} />;
}
