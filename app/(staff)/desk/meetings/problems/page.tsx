import type { Metadata } from "next";
import { ProblemsPage } from "@/components/domain/meetings/problems-page";
import { requireStaff } from "@/lib/access/page";
import { hasVerb } from "@/lib/access/reach";
import { listCarriers } from "@/lib/domain/carriers/queries";
import { listProblems } from "@/lib/domain/meetings/problems/queries";
import { problemFilterSchema } from "@/lib/domain/meetings/problems/schema";

export const metadata: Metadata = { title: "难题台账" };

interface ProblemsProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Problems({ searchParams }: ProblemsProps) {
  const actor = await requireStaff();
  const filter = problemFilterSchema.parse({ state: "waiting", ...(await searchParams) });
  const [problems, carriers] = await Promise.all([
    listProblems(actor, filter),
    listCarriers(actor),
  ]);
  const mayRaise = hasVerb(actor, "problem.raise");
  const facts = { filter, mayRaise, carriers: carriers.filter((one) => one.parentCode === null) };
  return <ProblemsPage problems={problems} {...facts} />;
}
