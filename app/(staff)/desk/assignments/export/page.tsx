import type { Metadata } from "next";
import { ExportChoice } from "@/components/domain/assignments/export-choice";
import { forPage, requireStaff } from "@/lib/access/page";
import { countExport } from "@/lib/domain/assignments/exports/queries";
import { assignmentFilterSchema } from "@/lib/domain/assignments/schema";
import { getClock } from "@/lib/domain/calendar/queries";

export const metadata: Metadata = { title: "导出任务" };

interface ExportProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ExportAssignments({ searchParams }: ExportProps) {
  const actor = await requireStaff("assignment.read");
  const { today } = await getClock(actor);
  const search = await searchParams;
  const year = today.slice(0, 4);
  const asked = assignmentFilterSchema.safeParse({ year, ...search });
  const filter = asked.data ?? assignmentFilterSchema.parse({ ...search, year });
  const rows = await forPage(countExport(actor, filter));
  return <ExportChoice filter={filter} rows={rows} />;
}
