import type { Metadata } from "next";
import { ReopenPage } from "@/components/domain/years/reopen-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getYear } from "@/lib/domain/years/queries";
import { planReopen } from "@/lib/domain/years/reopening/queries";
import { yearParamsSchema } from "@/lib/domain/years/schema";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "重新开启年度" };

interface ReopenYearProps {
  params: Promise<{ regionCode: string; year: string }>;
}

export default async function ReopenYear({ params }: ReopenYearProps) {
  const actor = await requireStaff("year.manage");
  const place = yearParamsSchema.parse(await params);
  const [plan, year] = await forPage(
    Promise.all([planReopen(actor, place), getYear(actor, place)]),
  );
  return <ReopenPage year={year} plan={plan} formKey={newId()} />;
}
