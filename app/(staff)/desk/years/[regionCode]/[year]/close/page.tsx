import type { Metadata } from "next";
import { ClosePage } from "@/components/domain/years/close-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { planClose } from "@/lib/domain/years/closing/queries";
import { getYear } from "@/lib/domain/years/queries";
import { yearParamsSchema } from "@/lib/domain/years/schema";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "关闭年度" };

interface CloseYearProps {
  params: Promise<{ regionCode: string; year: string }>;
}

export default async function CloseYear({ params }: CloseYearProps) {
  const actor = await requireStaff("year.manage");
  const place = yearParamsSchema.parse(await params);
  const [plan, year] = await forPage(Promise.all([planClose(actor, place), getYear(actor, place)]));
  return <ClosePage year={year} plan={plan} formKey={newId()} />;
}
