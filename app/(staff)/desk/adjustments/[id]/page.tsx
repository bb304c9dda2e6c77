import type { Metadata } from "next";
import { AdjustmentPage } from "@/components/domain/adjustments/adjustment-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getAdjustment } from "@/lib/domain/adjustments/queries";
import { listStopsAhead } from "@/lib/domain/adjustments/route/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "延期与调整" };

export default async function Adjustment({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireStaff();
  const { id } = await params;
  const request = await forPage(getAdjustment(actor, id));
  const ahead = await listStopsAhead(actor, request);
  return <AdjustmentPage request={request} ahead={ahead} formKey={newId()} />;
}
