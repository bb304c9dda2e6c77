import type { Metadata } from "next";
import { readDashboardFilter } from "@/components/domain/dashboard/dashboard-filter";
import { Nation } from "@/components/domain/dashboard/nation";
import { forPage, requireStaff } from "@/lib/access/page";
import { findNationGrid, readNation } from "@/lib/domain/counters/national/queries";
import { dayAt } from "@/lib/shared/dates";

export const metadata: Metadata = { title: "全国" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NationalPage({ searchParams }: Props) {
  const actor = await requireStaff("dashboard.read");
  const search = await searchParams;
  const filter = readDashboardFilter(search, dayAt(new Date()));
  const { year, period } = filter;
  const asked = { year, period, isExact: search.exact === "1" };
  const [nation, grid] = await Promise.all([
    forPage(readNation(actor, asked)),
    findNationGrid(actor),
  ]);
  return <Nation nation={nation} grid={grid} filter={filter} />;
}
