import type { Metadata } from "next";
import { NewCircularPage } from "@/components/domain/circulars/new-page";
import { requireStaff } from "@/lib/access/page";
import { draftingHome } from "@/lib/domain/circulars/policy";
import { newCircularSchema } from "@/lib/domain/circulars/schema";
import { listEditions } from "@/lib/domain/editions/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "拟写通报" };

interface NewCircularProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NewCircular({ searchParams }: NewCircularProps) {
  const actor = await requireStaff("circular.draft");
  const editions = await listEditions(actor, { regionCode: draftingHome(actor) ?? "" });
  const { edition } = newCircularSchema.parse(await searchParams);
  return <NewCircularPage editions={editions} chosen={edition} formKey={newId()} />;
}
