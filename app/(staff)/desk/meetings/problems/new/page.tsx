import type { Metadata } from "next";
import { RaisePage } from "@/components/domain/meetings/raise-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listCarriers } from "@/lib/domain/carriers/queries";
import { startProblem } from "@/lib/domain/meetings/problems/queries";
import { listNearUnits } from "@/lib/domain/meetings/units/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "提出难题" };

interface NewProblemProps {
  searchParams: Promise<{ assignment?: string; task?: string }>;
}

export default async function NewProblem({ searchParams }: NewProblemProps) {
  const actor = await requireStaff("problem.raise");
  const start = await forPage(startProblem(actor, await searchParams));
  const [units, carriers] = await Promise.all([
    listNearUnits(actor, start.regionCode),
    listCarriers(actor),
  ]);
  const top = carriers.filter((one) => one.parentCode === null);
  return <RaisePage start={start} units={units} carriers={top} formKey={newId()} />;
}
