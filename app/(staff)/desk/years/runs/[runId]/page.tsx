import type { Metadata } from "next";
import { RunPage } from "@/components/domain/years/run-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getYearRun } from "@/lib/domain/years/runs/queries";

export const metadata: Metadata = { title: "年度办理" };

interface RunProps {
  params: Promise<{ runId: string }>;
}

export default async function Run({ params }: RunProps) {
  const actor = await requireStaff("year.manage");
  const { runId } = await params;
  return <RunPage run={await forPage(getYearRun(actor, runId))} />;
}
