import type { Metadata } from "next";
import { UploadProgressPage } from "@/components/domain/reports/progress/upload-progress-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { requireCollecting } from "@/lib/domain/reports/progress/queries";

export const metadata: Metadata = { title: "导入进展汇总表" };

export default async function ImportProgress() {
  const actor = await requireStaff("report.enter");
  await forPage(requireCollecting(actor));
  return <UploadProgressPage />;
}
