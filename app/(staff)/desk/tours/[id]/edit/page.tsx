import type { Metadata } from "next";
import { TourPlanPage } from "@/components/domain/cases/tours/plan-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listCarriers } from "@/lib/domain/carriers/queries";
import { caseIdSchema } from "@/lib/domain/cases/schema";
import { getTourPlan } from "@/lib/domain/cases/tours/queries";

export const metadata: Metadata = { title: "修改观摩安排" };

type Props = { params: Promise<{ id: string }> };

export default async function EditTour({ params }: Props) {
  const actor = await requireStaff("tour.manage");
  const id = caseIdSchema.parse((await params).id);
  const tour = await forPage(getTourPlan(actor, id));
  return <TourPlanPage tour={tour} carriers={await listCarriers(actor)} />;
}
