import type { Metadata } from "next";
import { YearPage } from "@/components/domain/years/year-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getYear, ownRegion } from "@/lib/domain/years/queries";
import { yearQuerySchema } from "@/lib/domain/years/schema";

export const metadata: Metadata = { title: "年度" };

interface YearsProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Years({ searchParams }: YearsProps) {
  const actor = await requireStaff("year.manage");
  const { region, year } = yearQuerySchema.parse(await searchParams);
  const place = { regionCode: region ?? ownRegion(actor), year };
  return <YearPage year={await forPage(getYear(actor, place))} />;
}
