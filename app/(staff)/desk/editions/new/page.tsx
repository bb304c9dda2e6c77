import type { Metadata } from "next";
import { FreezePage } from "@/components/domain/editions/freeze-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getFreezeChoices } from "@/lib/domain/editions/freezing/queries";
import { editionHome } from "@/lib/domain/editions/policy";
import { freezeDefaultsSchema } from "@/lib/domain/editions/schema";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "定稿新一期" };

interface NewEditionProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NewEdition({ searchParams }: NewEditionProps) {
  const actor = await requireStaff("edition.freeze");
  const choices = await forPage(getFreezeChoices(actor, editionHome(actor)));
  const defaults = freezeDefaultsSchema.parse(await searchParams);
  return <FreezePage choices={choices} defaults={defaults} formKey={newId()} />;
}
