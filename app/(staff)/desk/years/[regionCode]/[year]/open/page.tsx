import type { Metadata } from "next";
import { OpenPage } from "@/components/domain/years/open-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { planOpen } from "@/lib/domain/years/opening/queries";
import { getYear } from "@/lib/domain/years/queries";
import { yearParamsSchema } from "@/lib/domain/years/schema";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "开启年度" };

interface OpenYearProps {
  params: Promise<{ regionCode: string; year: string }>;
}

export default async function OpenYear({ params }: OpenYearProps) {
  const actor = await requireStaff("year.manage");
  const place = yearParamsSchema.parse(await params);
  const [plan, year] = await forPage(Promise.all([planOpen(actor, place), getYear(actor, place)]));
  return <OpenPage year={year} plan={plan} formKey={newId()} />;
}
