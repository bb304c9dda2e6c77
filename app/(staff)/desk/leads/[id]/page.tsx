import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { figureQuery, readDashboardFilter } from "@/components/domain/dashboard/dashboard-filter";
import { LeadPage } from "@/components/domain/dashboard/lead-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { findLeadHome, readLeadPage } from "@/lib/domain/counters/leading/queries";
import { leadAddressSchema } from "@/lib/domain/counters/leading/schema";
import { dayAt, momentLabel } from "@/lib/shared/dates";

export const metadata: Metadata = { title: "牵头单位" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function LeadRoute({ params, searchParams }: Props) {
  const actor = await requireStaff("dashboard.read");
  const search = await searchParams;
  const asked = leadAddressSchema.safeParse({ ...search, ...(await params) });
  if (!asked.success) notFound();
  const now = new Date();
  const filter = { ...readDashboardFilter(search, dayAt(now)), lead: asked.data.id };
  const regionCode = asked.data.region ?? (await findLeadHome(actor, asked.data.id));
  if (!regionCode) notFound();
  const query = { ...figureQuery(regionCode, filter), leadUnitId: asked.data.id };
  const facts = await forPage(readLeadPage(actor, query));
  const printed = { person: actor.name, time: momentLabel(now) };
  return <LeadPage {...facts} filter={filter} printed={printed} />;
}
