import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ExplainPage } from "@/components/domain/dashboard/explain-page";
import { readQuestion } from "@/components/domain/dashboard/explain-question";
import { forPage, requireStaff } from "@/lib/access/page";
import { explainFigure } from "@/lib/domain/counters/formulas/queries";
import { dayAt } from "@/lib/shared/dates";

export const metadata: Metadata = { title: "数字从哪里来" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function FigurePage({ searchParams }: Props) {
  const actor = await requireStaff("dashboard.read");
  const today = dayAt(new Date());
  const question = readQuestion(await searchParams, today);
  if (!question) notFound();
  const explained = await forPage(explainFigure(actor, question));
  return <ExplainPage explained={explained} thisYear={Number(today.slice(0, 4))} />;
}
