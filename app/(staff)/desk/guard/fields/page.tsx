import type { Metadata } from "next";
import { FieldsPage } from "@/components/domain/guard/fields-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getCatalogue } from "@/lib/domain/guard/fields/queries";
import { catalogueFilterSchema } from "@/lib/domain/guard/fields/schema";
import { budgetRegions } from "@/lib/domain/guard/policy";

export const metadata: Metadata = { title: "一数一源目录" };

type FieldsProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Fields({ searchParams }: FieldsProps) {
  const actor = await requireStaff();
  const filter = catalogueFilterSchema.parse(await searchParams);
  return (
    <FieldsPage
      catalogue={await forPage(getCatalogue(actor, filter))}
      filter={filter}
      mayBudget={budgetRegions(actor).length > 0}
    />
  );
}
