import type { Metadata } from "next";
import { PolicyPage } from "@/components/domain/policies/policy-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getClauseTasks } from "@/lib/domain/counters/clauses/queries";
import { getPolicy } from "@/lib/domain/policies/queries";
import { momentLabel } from "@/lib/shared/dates";

export const metadata: Metadata = { title: "政策文件" };

export default async function Policy({ params }: { params: Promise<{ code: string }> }) {
  const actor = await requireStaff();
  const { code } = await params;
  const document = await forPage(getPolicy(actor, code));
  const tasks = await getClauseTasks(actor, code);
  const { name, organisation } = actor;
  const reader = { name, organisation: organisation.name, moment: momentLabel(new Date()) };
  return <PolicyPage document={document} tasks={tasks} reader={reader} />;
}
