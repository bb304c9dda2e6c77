import type { Metadata } from "next";
import { DisclosureNav } from "@/components/domain/open-data/disclosure-nav";
import { PublicProgressPage } from "@/components/domain/open-data/progress-page";
import { EditionLedger } from "@/components/domain/public/edition-ledger";
import { PublicHead } from "@/components/domain/public/section";
import { VISITOR } from "@/lib/access/actor";
import { listMetadata } from "@/lib/access/list-metadata";
import { getProgressPage } from "@/lib/domain/disclosure/progress/queries";
import { progressSchema } from "@/lib/domain/disclosure/progress/schema";

export async function generateMetadata({ searchParams }: ProgressProps): Promise<Metadata> {
  return listMetadata("/progress", await searchParams, {
    title: "任务进展",
    description: "按载体、按地区公开的任务进展，取自已发布的一期，发布后不再改动。",
  });
}

interface ProgressProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Progress({ searchParams }: ProgressProps) {
  const input = progressSchema.parse(await searchParams);
  const page = await getProgressPage(VISITOR, input);
  return (
    <>
      <PublicHead title="任务进展" />
      <DisclosureNav current="/progress" />
      {page ? <PublicProgressPage page={page} input={input} /> : <EditionLedger editions={[]} />}
    </>
  );
}
