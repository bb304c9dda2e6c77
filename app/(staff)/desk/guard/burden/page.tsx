import type { Metadata } from "next";
import { MeasuredPage } from "@/components/domain/burden/measured-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getMeasured } from "@/lib/domain/burden/measured/queries";
import { measuredFilterSchema } from "@/lib/domain/burden/measured/schema";
import { listRegionBurdens } from "@/lib/domain/burden/queries";
import { budgetRegions, guardRegions } from "@/lib/domain/guard/policy";

export const metadata: Metadata = { title: "填报负担" };

type BurdenProps = { searchParams: Promise<Record<string, string | undefined>> };

export default async function Burden({ searchParams }: BurdenProps) {
  const actor = await requireStaff();
  const filter = measuredFilterSchema.parse(await searchParams);
  const measured = await forPage(getMeasured(actor, filter));
  const [region = ""] = guardRegions(actor);
  const regions = await forPage(listRegionBurdens(actor, region, measured.year));
  const mayBudget = budgetRegions(actor).length > 0;
  return <MeasuredPage measured={measured} regions={regions} mayBudget={mayBudget} />;
}
