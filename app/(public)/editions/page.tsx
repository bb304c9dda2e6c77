import type { Metadata } from "next";
import { DisclosureNav } from "@/components/domain/open-data/disclosure-nav";
import { EditionLedger } from "@/components/domain/public/edition-ledger";
import { PublicHead } from "@/components/domain/public/section";
import { VISITOR } from "@/lib/access/actor";
import { listReleasedEditions } from "@/lib/domain/editions/published/queries";
import { getPublicProfile } from "@/lib/domain/portal/queries";
import { publicAddress } from "@/lib/platform/env";

export function generateMetadata(): Metadata {
  return {
    title: "公开数据",
    description: "已发布的各期清廉建设任务进展数据，发布后不再改动。",
    alternates: { canonical: publicAddress("/editions") },
  };
}

export default async function EditionsPage() {
  const { regionCode } = await getPublicProfile(VISITOR);
  const editions = await listReleasedEditions(VISITOR, regionCode);
  return (
    <>
      <PublicHead title="公开数据">
        <p>任务进展按期公开。每期由办公室定稿、核对后发布，附有指纹，发布以后不再改动。</p>
      </PublicHead>
      <DisclosureNav current="/editions" />
      <EditionLedger editions={editions} />
    </>
  );
}
