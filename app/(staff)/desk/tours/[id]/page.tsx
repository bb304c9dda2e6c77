import type { Metadata } from "next";
import { TourPage } from "@/components/domain/cases/tours/tour-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { caseIdSchema } from "@/lib/domain/cases/schema";
import { getTourPage } from "@/lib/domain/cases/tours/queries";

export const metadata: Metadata = { title: "巡回观摩" };

type Props = { params: Promise<{ id: string }> };

export default async function Tour({ params }: Props) {
  const actor = await requireStaff();
  const id = caseIdSchema.parse((await params).id);
  return <TourPage {...(await forPage(getTourPage(actor, id)))} />;
}
