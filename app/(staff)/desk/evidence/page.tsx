import type { Metadata } from "next";
import { LibraryPage } from "@/components/domain/evidence/library/library-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getLibraryOwner, listMaterials } from "@/lib/domain/evidence/library/queries";
import { materialFilterSchema } from "@/lib/domain/evidence/library/schema";

export const metadata: Metadata = { title: "材料库" };

interface LibraryProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Library({ searchParams }: LibraryProps) {
  const actor = await requireStaff("report.enter");
  const filter = materialFilterSchema.parse(await searchParams);
  const owner = await forPage(getLibraryOwner(actor, filter.organisation));
  const page = await listMaterials(actor, owner.id, filter);
  return <LibraryPage owner={owner} page={page} filter={filter} accountId={actor.accountId} />;
}
