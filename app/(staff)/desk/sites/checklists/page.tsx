import type { Metadata } from "next";
import { ChecklistsPage } from "@/components/domain/sites/desk/checklists-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listCarriers } from "@/lib/domain/carriers/queries";
import {
  getChecklist,
  listChecklistPlaces,
  listChecklists,
} from "@/lib/domain/sites/checklists/queries";
import { yearAt } from "@/lib/shared/dates";

export const metadata: Metadata = { title: "示范点自评清单" };

interface ChecklistsProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Checklists({ searchParams }: ChecklistsProps) {
  const actor = await requireStaff("site.manage");
  const { from } = await searchParams;
  const year = yearAt(new Date());
  const [checklists, places, carriers, base] = await Promise.all([
    listChecklists(actor),
    listChecklistPlaces(actor),
    listCarriers(actor),
    typeof from === "string" ? forPage(getChecklist(actor, from)) : null,
  ]);
  return <ChecklistsPage {...{ checklists, places, carriers, base, year }} />;
}
