import type { Metadata } from "next";
import { ListsPage } from "@/components/domain/lists/lists-page";
import { requireStaff } from "@/lib/access/page";
import { hasVerb } from "@/lib/access/reach";
import { listCarriers } from "@/lib/domain/carriers/queries";
import { listLists, listYears } from "@/lib/domain/lists/queries";
import { listFilterSchema } from "@/lib/domain/lists/schema";

export const metadata: Metadata = { title: "清单" };

interface ListsProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Lists({ searchParams }: ListsProps) {
  const actor = await requireStaff("list.read");
  const filter = listFilterSchema.parse(await searchParams);
  const [lists, years, carriers] = await Promise.all([
    listLists(actor, filter),
    listYears(actor),
    listCarriers(actor),
  ]);
  return (
    <ListsPage
      lists={lists}
      filter={filter}
      years={years}
      carriers={carriers.filter((carrier) => carrier.parentCode === null)}
      mayDraft={hasVerb(actor, "list.draft")}
    />
  );
}
