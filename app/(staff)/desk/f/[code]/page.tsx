import type { Metadata } from "next";
import { TracedPage } from "@/components/domain/dashboard/traced-page";
import { requireStaff } from "@/lib/access/page";
import { traceFigure } from "@/lib/domain/editions/traced/queries";
import { yearAt } from "@/lib/shared/dates";

export const metadata: Metadata = { title: "数字编码" };

export default async function CodedFigure({ params }: { params: Promise<{ code: string }> }) {
  const actor = await requireStaff("dashboard.read");
  const typed = decodeURIComponent((await params).code);
  const traced = await traceFigure(actor, typed);
  return <TracedPage traced={traced} typed={typed} thisYear={yearAt(new Date())} />;
}
