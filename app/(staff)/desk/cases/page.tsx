import type { Metadata } from "next";
import { CasesPage } from "@/components/domain/cases/cases-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listAdoptionsToCheck, listOwnAdoptions } from "@/lib/domain/cases/adopting/queries";
import { listCases, viewsFor } from "@/lib/domain/cases/queries";
import { caseListSchema } from "@/lib/domain/cases/schema";

export const metadata: Metadata = { title: "案例与工作法" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Cases({ searchParams }: Props) {
  const actor = await requireStaff();
  const views = viewsFor(actor);
  const view = caseListSchema.parse(await searchParams).view ?? views[0] ?? "own";
  const [cases, adoptions] = await Promise.all([
    forPage(listCases(actor, { view })),
    view === "own" ? listOwnAdoptions(actor) : listAdoptionsToCheck(actor),
  ]);
  return <CasesPage {...{ view, views, cases, adoptions }} maySubmit={views.includes("own")} />;
}
