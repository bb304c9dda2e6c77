import type { Metadata } from "next";
import { BudgetPage } from "@/components/domain/burden/budget-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getBudgets } from "@/lib/domain/burden/budget/queries";
import { budgetFilterSchema } from "@/lib/domain/burden/budget/schema";

export const metadata: Metadata = { title: "分钟预算" };

type BudgetProps = { searchParams: Promise<Record<string, string | undefined>> };

export default async function Budget({ searchParams }: BudgetProps) {
  const actor = await requireStaff("guard.manage");
  const query = await searchParams;
  const budgets = await forPage(getBudgets(actor, budgetFilterSchema.parse(query)));
  return <BudgetPage budgets={budgets} done={query.done} />;
}
