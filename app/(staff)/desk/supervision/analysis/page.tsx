import type { Metadata } from "next";
import { AnalysisPage, analysisHref } from "@/components/domain/supervision/analysis-page";
import { ViewChips } from "@/components/domain/views/view-chips";
import { forPage, requireStaff } from "@/lib/access/page";
import { readAnalysis } from "@/lib/domain/supervision/analysis/queries";
import { analysisFilterSchema } from "@/lib/domain/supervision/analysis/schema";
import { listRegionsAround } from "@/lib/domain/supervision/queries";
import { listViews } from "@/lib/domain/views/queries";

export const metadata: Metadata = { title: "综合分析" };

interface AnalysisProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Analysis({ searchParams }: AnalysisProps) {
  const actor = await requireStaff("order.read");
  const filter = analysisFilterSchema.parse(await searchParams);
  const analysis = await forPage(readAnalysis(actor, filter));
  const address = analysisHref(filter);
  const [regions, views] = await Promise.all([
    listRegionsAround(actor, analysis.region.code),
    listViews(actor, address),
  ]);
  const year = filter.year ?? Number(analysis.today.slice(0, 4));
  return (
    <AnalysisPage
      analysis={analysis}
      filter={{ ...filter, year }}
      regions={regions}
      views={<ViewChips views={views} address={address} />}
    />
  );
}
