import type { Metadata } from "next";
import { cache } from "react";
import { SitePage } from "@/components/domain/sites/site-page";
import { VISITOR } from "@/lib/access/actor";
import { forPage } from "@/lib/access/page";
import { findSitePage } from "@/lib/domain/sites/home/queries";
import { siteStatusWords } from "@/lib/domain/sites/labels";

type Props = { params: Promise<{ id: string }> };

const readSite = cache(async (id: string) => forPage(findSitePage(VISITOR, id)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { site } = await readSite((await params).id);
  return {
    title: site.name,
    description: `${siteStatusWords[site.status]}：${site.lead}`.slice(0, 120),
  };
}

export default async function SiteRoute({ params }: Props) {
  const found = await readSite((await params).id);
  return <SitePage {...found} />;
}
