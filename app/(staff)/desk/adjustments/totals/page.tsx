import type { Metadata } from "next";
import { TotalsPage } from "@/components/domain/adjustments/totals-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listAdjustmentTotals } from "@/lib/domain/adjustments/totals/queries";
import { getClock } from "@/lib/domain/calendar/queries";

export const metadata: Metadata = { title: "延期与调整汇总" };

export default async function AdjustmentTotals() {
  const actor = await requireStaff("adjustment.decide");
  const year = Number((await getClock(actor)).today.slice(0, 4));
  return <TotalsPage totals={await forPage(listAdjustmentTotals(actor, { year }))} year={year} />;
}
