import type { Metadata } from "next";
import { PlanPage } from "@/components/domain/assignments/plans/plan-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getPlan } from "@/lib/domain/assignments/plans/queries";
import { getClock } from "@/lib/domain/calendar/queries";
import { dayLabel } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "年度方案" };

interface PlanProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ edit?: string }>;
}

export default async function AnnualPlan({ params, searchParams }: PlanProps) {
  const actor = await requireStaff("list.acknowledge");
  const { id } = await params;
  const { edit } = await searchParams;
  const plan = await forPage(getPlan(actor, id));
  const time = dayLabel((await getClock(actor)).today);
  return <PlanPage plan={plan} editing={edit} person={actor.name} time={time} formKey={newId()} />;
}
