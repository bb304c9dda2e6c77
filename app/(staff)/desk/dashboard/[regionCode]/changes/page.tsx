import type { Metadata } from "next";
import { ChangesPage } from "@/components/domain/dashboard/changes/changes-page";
import { readChangesAsked } from "@/components/domain/dashboard/changes/changes-query";
import { forPage, requireStaff } from "@/lib/access/page";
import { listChanged } from "@/lib/domain/counters/changed/queries";
import { readChanges } from "@/lib/domain/counters/changes/queries";
import { findFirstDay } from "@/lib/domain/counters/past/queries";
import { dayAt } from "@/lib/shared/dates";

export const metadata: Metadata = { title: "两天之间的变化" };

type Props = {
  params: Promise<{ regionCode: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ChangesRoute({ params, searchParams }: Props) {
  const actor = await requireStaff("dashboard.read");
  const { regionCode } = await params;
  const days = { today: dayAt(new Date()), firstDay: await findFirstDay(actor) };
  const asked = readChangesAsked(regionCode, await searchParams, days);
  const { query, move, ...page } = asked;
  const changes = await forPage(readChanges(actor, query));
  const found = move ? await forPage(listChanged(actor, { ...query, ...page, move })) : null;
  return <ChangesPage changes={changes} asked={asked} found={found} days={days} />;
}
