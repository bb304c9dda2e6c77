import type { Metadata } from "next";
import { GridPage, GridTaskList } from "@/components/domain/reports/grid-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getClock } from "@/lib/domain/calendar/queries";
import { getGrid, listGridTasks } from "@/lib/domain/reports/grid/queries";
import { gridSchema } from "@/lib/domain/reports/grid/schema";

export const metadata: Metadata = { title: "代录" };

interface GridProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Grid({ searchParams }: GridProps) {
  const actor = await requireStaff("report.enter");
  const asked = gridSchema.safeParse(await searchParams);
  if (!asked.success) return <GridTaskList tasks={await listGridTasks(actor)} />;
  const grid = await forPage(getGrid(actor, asked.data));
  const { today } = await getClock(actor);
  return <GridPage grid={grid} asked={asked.data} accountId={actor.accountId} today={today} />;
}
