import type { Metadata } from "next";
import { PreviewPage } from "@/components/domain/lists/preview-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listCarriers } from "@/lib/domain/carriers/queries";
import { getImportPreview } from "@/lib/domain/lists/import/queries";
import { listDraftPlaces } from "@/lib/domain/lists/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "导入预览" };

interface PreviewProps {
  params: Promise<{ previewId: string }>;
}

export default async function Preview({ params }: PreviewProps) {
  const actor = await requireStaff("list.draft");
  const { previewId } = await params;
  const [preview, places, carriers] = await Promise.all([
    forPage(getImportPreview(actor, previewId)),
    listDraftPlaces(actor),
    listCarriers(actor),
  ]);
  return <PreviewPage preview={preview} places={places} carriers={carriers} formKey={newId()} />;
}
