import type { Metadata } from "next";
import { CitePage } from "@/components/domain/policies/cite-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getCitingTask } from "@/lib/domain/lists/citations/queries";
import { policyFilterSchema } from "@/lib/domain/policies/schema";
import { searchPolicyClauses } from "@/lib/domain/policies/search/queries";

export const metadata: Metadata = { title: "引用条款" };

interface CiteProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Cite({ searchParams }: CiteProps) {
  const actor = await requireStaff("list.draft");
  const asked = await searchParams;
  const { q } = policyFilterSchema.parse(asked);
  const task = await forPage(getCitingTask(actor, String(asked.task ?? "")));
  return <CitePage task={task} found={await searchPolicyClauses(actor, q)} words={q} />;
}
