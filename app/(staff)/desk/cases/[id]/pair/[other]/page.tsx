import type { Metadata } from "next";
import { PairPage } from "@/components/domain/cases/pair-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getPair } from "@/lib/domain/cases/alike/queries";
import { getCase } from "@/lib/domain/cases/queries";
import { caseIdSchema } from "@/lib/domain/cases/schema";

export const metadata: Metadata = { title: "对照相近的案例" };

type Props = { params: Promise<{ id: string; other: string }> };

export default async function CasePairPage({ params }: Props) {
  const actor = await requireStaff("case.select");
  const found = await params;
  const id = caseIdSchema.parse(found.id);
  const otherId = caseIdSchema.parse(found.other);
  const { title } = await forPage(getCase(actor, id));
  return <PairPage id={id} title={title} pair={await forPage(getPair(actor, { id, otherId }))} />;
}
