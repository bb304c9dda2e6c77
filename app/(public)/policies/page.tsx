import type { Metadata } from "next";
import { PolicyLibrary } from "@/components/domain/public/policy-library";
import { PublicHead } from "@/components/domain/public/section";
import { VISITOR } from "@/lib/access/actor";
import { listMetadata } from "@/lib/access/list-metadata";
import { forPage } from "@/lib/access/page";
import { listPolicies } from "@/lib/domain/policies/queries";
import { policyFilterSchema } from "@/lib/domain/policies/schema";
import { searchPolicyClauses } from "@/lib/domain/policies/search/queries";
import { getPolicyTree } from "@/lib/domain/policies/tree/queries";
import { getPublicProfile } from "@/lib/domain/portal/queries";

export async function generateMetadata({ searchParams }: PoliciesProps): Promise<Metadata> {
  return listMetadata("/policies", await searchParams, {
    title: "政策依据",
    description: "清廉建设的意见、实施意见、负面清单，以及任务所依据的公开材料。",
  });
}

interface PoliciesProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function PoliciesPage({ searchParams }: PoliciesProps) {
  const filter = policyFilterSchema.parse(await searchParams);
  const isNarrowed = Boolean(filter.q || filter.kind);
  const region = filter.region ?? (await getPublicProfile(VISITOR)).regionCode;
  const [tree, page, clauses] = await Promise.all([
    isNarrowed ? null : forPage(getPolicyTree(VISITOR, region)),
    listPolicies(VISITOR, filter),
    searchPolicyClauses(VISITOR, filter.q),
  ]);
  return (
    <>
      <PublicHead title="政策依据">
        <p>
          一个地区一份总意见，每个载体一份实施意见；没有录入的留空。引文以发文机关公布的原文为准。
        </p>
      </PublicHead>
      <PolicyLibrary tree={tree} page={page} filter={filter} clauses={clauses} />
    </>
  );
}
