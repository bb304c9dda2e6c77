import type { Metadata } from "next";
import { OrganisationBreakdown } from "@/components/domain/assignments/breakdowns/organisation-breakdown";
import { forPage, requireStaff } from "@/lib/access/page";
import { listOwnBreakdowns } from "@/lib/domain/assignments/breakdowns/queries";
import { getClock } from "@/lib/domain/calendar/queries";
import { dayLabel } from "@/lib/shared/dates";

export const metadata: Metadata = { title: "任务分解表" };

export default async function OwnBreakdown() {
  const actor = await requireStaff("list.acknowledge");
  const { today } = await getClock(actor);
  const year = Number(today.slice(0, 4));
  const tasks = await forPage(listOwnBreakdowns(actor, { year }));
  return (
    <OrganisationBreakdown
      tasks={tasks}
      year={year}
      unit={actor.organisation.name}
      person={actor.name}
      time={dayLabel(today)}
    />
  );
}
