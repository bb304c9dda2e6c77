import type { Metadata } from "next";
import { SubsidiesPage } from "@/components/domain/sites/desk/subsidies-page";
import { requireStaff } from "@/lib/access/page";
import { listSubsidies, summariseSubsidies } from "@/lib/domain/sites/subsidies/queries";
import { subsidyFilterSchema } from "@/lib/domain/sites/subsidies/schema";

export const metadata: Metadata = { title: "示范点奖补台账" };

interface SubsidiesProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Subsidies({ searchParams }: SubsidiesProps) {
  const actor = await requireStaff("site.read");
  const filter = subsidyFilterSchema.parse(await searchParams);
  const [subsidies, totals] = await Promise.all([
    listSubsidies(actor, filter),
    summariseSubsidies(actor, filter),
  ]);
  return <SubsidiesPage subsidies={subsidies} totals={totals} />;
}
