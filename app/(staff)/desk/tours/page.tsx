import type { Metadata } from "next";
import { ToursPage } from "@/components/domain/cases/tours/tours-page";
import { requireStaff } from "@/lib/access/page";
import { hasVerb } from "@/lib/access/reach";
import { listTours } from "@/lib/domain/cases/tours/queries";

export const metadata: Metadata = { title: "巡回观摩" };

export default async function Tours() {
  const actor = await requireStaff();
  return <ToursPage tours={await listTours(actor)} mayPlan={hasVerb(actor, "tour.manage")} />;
}
