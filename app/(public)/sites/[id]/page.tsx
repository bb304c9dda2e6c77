import type { Metadata } from "next";
import { cache } from "react";
import { SitePage } from "@/components/domain/sites/site-page";
import { VISITOR } from "@/lib/access/actor";
import { forPage } from "@/lib/access/page";
import { listRoutesThrough } from "@/lib/domain/routes/published/queries";
import { siteTitle } from "@/lib/domain/sites/content/labels";
import { getSitePage } from "@/lib/domain/sites/page/queries";

type Props = { params: Promise<{ id: string }> };

const readSite = cache(async (id: string) => forPage(getSitePage(VISITOR, id)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { site } = await readSite((await params).id);
  return {
    title: site.name,
    description: `${siteTitle(site.content)}：${site.summary}`.slice(0, 120),
  };
}

export default async function SiteRoute({ params }: Props) {
  const { id } = await params;
  const [facts, routes] = await Promise.all([readSite(id), listRoutesThrough(VISITOR, id)]);
  return <SitePage {...facts} routes={routes} />;
}
