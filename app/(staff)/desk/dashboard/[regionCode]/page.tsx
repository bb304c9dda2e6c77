import type { Metadata } from "next";
import { figureQuery, readDashboardFilter } from "@/components/domain/dashboard/dashboard-filter";
import { RegionDashboard } from "@/components/domain/dashboard/region-dashboard";
import { forPage, requireStaff } from "@/lib/access/page";
import { readBoard } from "@/lib/domain/counters/board/queries";
import { dayAt } from "@/lib/shared/dates";

export const metadata: Metadata = { title: "驾驶舱" };

type Props = {
  params: Promise<{ regionCode: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function DashboardPage({ params, searchParams }: Props) {
  const actor = await requireStaff("dashboard.read");
  const { regionCode } = await params;
  const filter = readDashboardFilter(await searchParams, dayAt(new Date()));
  const board = await forPage(readBoard(actor, figureQuery(regionCode, filter), filter));
  return <RegionDashboard board={board} filter={filter} />;
}
