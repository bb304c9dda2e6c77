import type { Metadata } from "next";
import { ReceiptPage } from "@/components/domain/reports/receipt-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getReceipt } from "@/lib/domain/reports/queries";

export const metadata: Metadata = { title: "填报回执" };

export default async function Receipt({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireStaff("report.enter");
  return <ReceiptPage {...(await forPage(getReceipt(actor, (await params).id)))} />;
}
