import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DraftPage } from "@/components/domain/duties/draft-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getDraftPage } from "@/lib/domain/duties/drafts/queries";
import { listOwnReports } from "@/lib/domain/duties/entries/queries";
import { pointsFilterSchema } from "@/lib/domain/duties/points/schema";
import { dayAt } from "@/lib/shared/dates";

export const metadata: Metadata = { title: "年度书面报告初稿" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function AnnualReport({ params, searchParams }: Props) {
  const actor = await requireStaff("report.enter");
  const asked = pointsFilterSchema.safeParse({ ...(await searchParams), ...(await params) });
  if (!asked.success) notFound();
  const year = asked.data.year ?? Number(dayAt(new Date()).slice(0, 4));
  const query = { organisationId: asked.data.id, year };
  const page = await forPage(getDraftPage(actor, query));
  return <DraftPage page={page} own={await listOwnReports(actor, query)} />;
}
