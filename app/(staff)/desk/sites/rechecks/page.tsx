import type { Metadata } from "next";
import { RechecksPage } from "@/components/domain/sites/desk/rechecks-page";
import { requireStaff } from "@/lib/access/page";
import { getClock } from "@/lib/domain/calendar/queries";
import { monthsAfter } from "@/lib/domain/sites/naming/rules";
import { listDrawRegions } from "@/lib/domain/sites/rechecks/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "示范点复核" };

interface RechecksProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Rechecks({ searchParams }: RechecksProps) {
  const actor = await requireStaff("site.manage");
  const [regions, { today }, { due, drawn }] = await Promise.all([
    listDrawRegions(actor),
    getClock(actor),
    searchParams,
  ]);
  const isDone = typeof due === "string" && typeof drawn === "string";
  const done = isDone && /^\d+ \d+$/.test(`${due} ${drawn}`) ? { due, drawn } : null;
  const dueOn = monthsAfter(today, 1);
  return <RechecksPage regions={regions} dueOn={dueOn} done={done} formKey={newId()} />;
}
