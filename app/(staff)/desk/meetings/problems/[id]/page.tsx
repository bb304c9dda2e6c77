import type { Metadata } from "next";
import { ProblemPage } from "@/components/domain/meetings/problem-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getProblem } from "@/lib/domain/meetings/problems/queries";
import { listNearUnits } from "@/lib/domain/meetings/units/queries";

export const metadata: Metadata = { title: "难题" };

export default async function Problem({ params }: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([requireStaff(), params]);
  const problem = await forPage(getProblem(actor, id));
  const units = problem.may.name ? await listNearUnits(actor, problem.regionCode) : [];
  return <ProblemPage problem={problem} units={units} />;
}
