import type { Metadata } from "next";
import { UploadPage } from "@/components/domain/lists/upload-page";
import { requireStaff } from "@/lib/access/page";

export const metadata: Metadata = { title: "导入清单" };

export default async function ImportLists() {
  await requireStaff("list.draft");
  return <UploadPage />;
}
