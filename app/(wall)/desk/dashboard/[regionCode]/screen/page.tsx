import type { Metadata } from "next";
import { figureQuery, readDashboardFilter } from "@/components/domain/dashboard/dashboard-filter";
import { Wall } from "@/components/domain/dashboard/wall";
import { forPage, requireStaff } from "@/lib/access/page";
import { readDashboard } from "@/lib/domain/counters/dashboard/queries";
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
  const now = new Date();
  const filter = readDashboardFilter(await searchParams, dayAt(now));
  const [{ figures }, isDemo] = await Promise.all([
    forPage(readDashboard(actor, figureQuery(regionCode, filter))),
    isDemonstration(actor),
  ]);
  return <Wall figures={figures} filter={filter} now={now} isDemo={isDemo} />;
}
