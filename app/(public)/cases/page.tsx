import type { Metadata } from "next";
import { CasesBrowser } from "@/components/domain/cases/cases-browser";
import { VISITOR } from "@/lib/access/actor";
import { listMetadata } from "@/lib/access/list-metadata";
import { getCaseBrowser } from "@/lib/domain/cases/content/queries";
import { caseFilterSchema } from "@/lib/domain/cases/schema";

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return listMetadata("/cases", await searchParams, {
    title: "案例与工作法",
    description:
      "清廉建设的典型案例和工作法：背景、做法、成效，前后数字注明来源，谁学用了、结果怎样。",
  });
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CasesPage({ searchParams }: Props) {
  const filter = caseFilterSchema.parse(await searchParams);
  return <CasesBrowser {...(await getCaseBrowser(VISITOR, filter))} filter={filter} />;
}
