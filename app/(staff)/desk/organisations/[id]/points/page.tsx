import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PointsPage } from "@/components/domain/organisations/points-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getPoints } from "@/lib/domain/duties/points/queries";
import { pointsFilterSchema } from "@/lib/domain/duties/points/schema";
import { dayAt, momentLabel } from "@/lib/shared/dates";

export const metadata: Metadata = { title: "责任要点" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Points({ params, searchParams }: Props) {
  const actor = await requireStaff("dashboard.read");
  const asked = pointsFilterSchema.safeParse({ ...(await searchParams), ...(await params) });
  if (!asked.success) notFound();
  const now = new Date();
  const { id: organisationId, tag } = asked.data;
  const year = asked.data.year ?? Number(dayAt(now).slice(0, 4));
  const page = await forPage(getPoints(actor, { organisationId, year, tag }));
  return <PointsPage page={page} printed={{ person: actor.name, time: momentLabel(now) }} />;
}
