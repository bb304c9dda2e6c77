import type { Metadata } from "next";
import { AdjustmentsPage } from "@/components/domain/adjustments/adjustments-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { hasVerb } from "@/lib/access/reach";
import { countToDecide, listAdjustments } from "@/lib/domain/adjustments/queries";
import { adjustmentFilterSchema } from "@/lib/domain/adjustments/schema";

export const metadata: Metadata = { title: "延期与调整" };

interface AdjustmentsProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Adjustments({ searchParams }: AdjustmentsProps) {
  const actor = await requireStaff("adjustment.request");
  const decides = hasVerb(actor, "adjustment.decide");
  const view = decides ? "mine_to_decide" : "own";
  const filter = adjustmentFilterSchema.parse({ view, ...(await searchParams) });
  const page = await forPage(listAdjustments(actor, filter));
  const toDecide = decides ? await countToDecide(actor) : null;
  return <AdjustmentsPage page={page} filter={filter} toDecide={toDecide} />;
}
