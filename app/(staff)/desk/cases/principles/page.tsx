import type { Metadata } from "next";
import { PrinciplesPage } from "@/components/domain/cases/principles-page";
import { requireStaff } from "@/lib/access/page";
import { maySetPrinciples } from "@/lib/domain/cases/principles/policy";
import { getCaseRule } from "@/lib/domain/cases/principles/queries";
import { env } from "@/lib/platform/env";
import { yearAt } from "@/lib/shared/dates";

export const metadata: Metadata = { title: "评选原则" };

export default async function Principles() {
  const actor = await requireStaff();
  const rule = await getCaseRule(actor, yearAt(new Date()));
  return <PrinciplesPage rule={rule} maySet={maySetPrinciples(actor, env().HOST_REGION)} />;
}
