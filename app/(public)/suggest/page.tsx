import type { Metadata } from "next";
import { GateForm } from "@/components/domain/suggestions/gate-form";
import { GateNotes } from "@/components/domain/suggestions/gate-notes";
import type { SearchParams } from "@/components/domain/suggestions/steps";
import { SuggestFrame } from "@/components/domain/suggestions/suggest-frame";
import { listMetadata } from "@/lib/access/list-metadata";
import { gatePageSchema } from "@/lib/domain/suggestions/filing/schema";

export async function generateMetadata({
  searchParams,
}: {
  searchParams: SearchParams;
}): Promise<Metadata> {
  return listMetadata("/suggest", await searchParams, {
    title: "提建议",
    description: "不用登录，提一条改进工作的建议，凭查询码看办理情况。",
  });
}

export default async function SuggestPage({ searchParams }: { searchParams: SearchParams }) {
  const { solicitation } = gatePageSchema.parse(await searchParams);
  return (
    <SuggestFrame title="提建议">
      <GateForm solicitation={solicitation} />
      <GateNotes />
    </SuggestFrame>
  );
}
