import type { Metadata } from "next";
import { AssignmentList, listHref } from "@/components/domain/assignments/assignment-list";
import { ViewChips } from "@/components/domain/views/view-chips";
import { forPage, requireStaff } from "@/lib/access/page";
import { listAssignments } from "@/lib/domain/assignments/lines/queries";
import { assignmentFilterSchema } from "@/lib/domain/assignments/schema";
import { getClock } from "@/lib/domain/calendar/queries";
import { findFirstDay } from "@/lib/domain/counters/past/queries";
import { isUnknown } from "@/lib/domain/counters/past/rules";
import { listFilterChoices } from "@/lib/domain/reports/choices/queries";
import { listViews } from "@/lib/domain/views/queries";

export const metadata: Metadata = { title: "任务" };

interface AssignmentsProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Assignments({ searchParams }: AssignmentsProps) {
  const actor = await requireStaff("assignment.read");
  const { today } = await getClock(actor);
  const search = await searchParams;
  const year = today.slice(0, 4);
  const asked = assignmentFilterSchema.safeParse({ year, ...search });
  const filter = asked.data ?? assignmentFilterSchema.parse({ ...search, year });
  const firstDay = await findFirstDay(actor);
  const page = isUnknown(filter.asOf, firstDay)
    ? { rows: [], next: null }
    : await forPage(listAssignments(actor, filter));
  const choices = await listFilterChoices(actor, filter);
  // A view of this year stays one of the year in which it is opened.
  const address = listHref({
    ...filter,
    year: filter.year === Number(year) ? undefined : filter.year,
  });
  const views = <ViewChips views={await listViews(actor, address)} address={address} />;
  return <AssignmentList {...{ page, filter, choices, today, firstDay, views }} />;
}
