import type { Metadata } from "next";
import { GuidancePage } from "@/components/domain/supervision/guidance-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listExamples } from "@/lib/domain/sites/examples/queries";
import { readGuidance } from "@/lib/domain/supervision/guidance/queries";
import { guidanceFilterSchema } from "@/lib/domain/supervision/guidance/schema";
import { listRegionsAround } from "@/lib/domain/supervision/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "分类指导" };

interface GuidanceProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Guidance({ searchParams }: GuidanceProps) {
  const actor = await requireStaff("order.read");
  const search = await searchParams;
  const filter = guidanceFilterSchema.parse(search);
  const guidance = await forPage(readGuidance(actor, filter));
  const { region, carrierCode } = guidance;
  const [regions, examples] = await Promise.all([
    listRegionsAround(actor, region.code),
    listExamples(actor, { regionCode: region.code, carrierCode }),
  ]);
  const done = typeof search.done === "string" ? search.done : undefined;
  return <GuidancePage {...{ guidance, regions, examples, done }} formKey={newId()} />;
}
