import type { Metadata } from "next";
import { RulesPage } from "@/components/domain/windows/rules-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listRulePlaces, listWindowRules } from "@/lib/domain/windows/queries";

export const metadata: Metadata = { title: "窗口规则" };

type RulesProps = { searchParams: Promise<{ at?: string; done?: string }> };

export default async function Rules({ searchParams }: RulesProps) {
  const actor = await requireStaff("window.manage");
  const { at, done } = await searchParams;
  const [rules, form] = await Promise.all([
    forPage(listWindowRules(actor)),
    forPage(listRulePlaces(actor)),
  ]);
  const chosen = rules.find((rule) => rule.id === at && rule.mayChange);
  return <RulesPage rules={rules} {...form} chosen={chosen} done={done} />;
}
