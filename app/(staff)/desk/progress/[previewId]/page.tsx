import type { Metadata } from "next";
import { ProgressPreviewPage } from "@/components/domain/reports/progress/progress-preview-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getProgressPreview } from "@/lib/domain/reports/progress/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "汇总表预览" };

interface PreviewProps {
  params: Promise<{ previewId: string }>;
}

export default async function ProgressPreview({ params }: PreviewProps) {
  const actor = await requireStaff("report.enter");
  const { previewId } = await params;
  const preview = await forPage(getProgressPreview(actor, previewId));
  return <ProgressPreviewPage preview={preview} formKey={newId()} />;
}
