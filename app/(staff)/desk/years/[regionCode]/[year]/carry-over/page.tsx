import type { Metadata } from "next";
import { CarryPage } from "@/components/domain/years/carry-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { planCarry } from "@/lib/domain/years/carrying/queries";
import { getYear } from "@/lib/domain/years/queries";
import { yearParamsSchema } from "@/lib/domain/years/schema";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "结转" };

interface CarryOverProps {
  params: Promise<{ regionCode: string; year: string }>;
}

export default async function CarryOver({ params }: CarryOverProps) {
  const actor = await requireStaff("year.manage");
  const place = yearParamsSchema.parse(await params);
  const [plan, year] = await forPage(Promise.all([planCarry(actor, place), getYear(actor, place)]));
  return <CarryPage year={year} plan={plan} formKey={newId()} />;
}
