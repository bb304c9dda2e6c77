import type { Metadata } from "next";
import { figureQuery, readDashboardFilter } from "@/components/domain/dashboard/dashboard-filter";
import { Wall } from "@/components/domain/dashboard/wall";
import { readWallState } from "@/components/domain/dashboard/wall-tour";
import { forPage, requireStaff } from "@/lib/access/page";
import { readWall } from "@/lib/domain/counters/wall/queries";
import { isDemonstration } from "@/lib/domain/notifications/queries";
import { dayAt } from "@/lib/shared/dates";

export const metadata: Metadata = { title: "挂图作战" };

type Props = {
  params: Promise<{ regionCode: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ScreenPage({ params, searchParams }: Props) {
  const actor = await requireStaff("dashboard.read");
  const { regionCode } = await params;
  const search = await searchParams;
  const now = new Date();
  const filter = readDashboardFilter(search, dayAt(now));
  const [facts, isDemo] = await Promise.all([
    forPage(readWall(actor, figureQuery(regionCode, filter))),
    isDemonstration(actor),
  ]);
  const state = readWallState(search);
  return <Wall facts={facts} filter={filter} state={state} now={now} isDemo={isDemo} />;
}
