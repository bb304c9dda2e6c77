import type { Metadata } from "next";
import { TourSheet } from "@/components/domain/cases/tours/tour-sheet";
import { forPage, requireStaff } from "@/lib/access/page";
import { caseIdSchema } from "@/lib/domain/cases/schema";
import { getTour } from "@/lib/domain/cases/tours/queries";
import { momentLabel } from "@/lib/shared/dates";

export const metadata: Metadata = { title: "行程单" };

type Props = { params: Promise<{ id: string }> };

export default async function TourSheetPage({ params }: Props) {
  const actor = await requireStaff();
  const id = caseIdSchema.parse((await params).id);
  const tour = await forPage(getTour(actor, id));
  return <TourSheet tour={tour} person={actor.name} time={momentLabel(new Date())} />;
}
