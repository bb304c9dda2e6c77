import type { Metadata } from "next";
import { figureQuery, readDashboardFilter } from "@/components/domain/dashboard/dashboard-filter";
import { dashboardHref } from "@/components/domain/dashboard/links";
import { RegionDashboard } from "@/components/domain/dashboard/region-dashboard";
import { UnknownDay } from "@/components/domain/dashboard/region-day";
import { ViewChips } from "@/components/domain/views/view-chips";
import { forPage, requireStaff } from "@/lib/access/page";
import { readBoard } from "@/lib/domain/counters/board/queries";
import { findFirstDay } from "@/lib/domain/counters/past/queries";
import { isUnknown } from "@/lib/domain/counters/past/rules";
import { canFreeze } from "@/lib/domain/editions/policy";
import { listViews } from "@/lib/domain/views/queries";
import { dayAt, momentLabel } from "@/lib/shared/dates";

export const metadata: Metadata = { title: "驾驶舱" };

type Props = {
  params: Promise<{ regionCode: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function DashboardPage({ params, searchParams }: Props) {
  const actor = await requireStaff("dashboard.read");
  const { regionCode } = await params;
  const now = new Date();
  const days = { today: dayAt(now), firstDay: await findFirstDay(actor) };
  const filter = readDashboardFilter(await searchParams, days.today);
  if (isUnknown(filter.asOf, days.firstDay)) {
    return <UnknownDay regionCode={regionCode} filter={filter} days={days} />;
  }
  const board = await forPage(readBoard(actor, figureQuery(regionCode, filter), filter));
  const printed = { person: actor.name, time: momentLabel(now) };
  const address = dashboardHref(regionCode, filter);
  const views = <ViewChips views={await listViews(actor, address)} address={address} />;
  const mayFreeze = canFreeze(actor, regionCode);
  return <RegionDashboard {...{ board, filter, days, printed, views, mayFreeze }} />;
}
