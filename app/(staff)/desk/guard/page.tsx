import type { Metadata } from "next";
import { RulesPage } from "@/components/domain/guard/rules-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { budgetRegions, keepsRules } from "@/lib/domain/guard/policy";
import { listGuardRules } from "@/lib/domain/guard/queries";

export const metadata: Metadata = { title: "减负守则" };

type RulesProps = { searchParams: Promise<{ done?: string }> };

export default async function Rules({ searchParams }: RulesProps) {
  const actor = await requireStaff();
  const { done } = await searchParams;
  return (
    <RulesPage
      rules={await forPage(listGuardRules(actor))}
      mayEdit={keepsRules(actor)}
      mayBudget={budgetRegions(actor).length > 0}
      done={done}
    />
  );
}
