import type { Metadata } from "next";
import { TourPlanPage } from "@/components/domain/cases/tours/plan-page";
import { requireStaff } from "@/lib/access/page";
import { listCarriers } from "@/lib/domain/carriers/queries";

export const metadata: Metadata = { title: "安排巡回观摩" };

export default async function NewTour() {
  const actor = await requireStaff("tour.manage");
  return <TourPlanPage tour={null} carriers={await listCarriers(actor)} />;
}
