import type { Metadata } from "next";
import { AssignmentList } from "@/components/domain/assignments/assignment-list";
import { forPage, requireStaff } from "@/lib/access/page";
import { listAssignments } from "@/lib/domain/assignments/lines/queries";
import { assignmentFilterSchema } from "@/lib/domain/assignments/schema";
import { getClock } from "@/lib/domain/calendar/queries";
import { listFilterChoices } from "@/lib/domain/reports/choices/queries";

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
  const page = await forPage(listAssignments(actor, filter));
  const choices = await listFilterChoices(actor, filter);
  return <AssignmentList page={page} filter={filter} choices={choices} today={today} />;
}
