import type { Metadata } from "next";
import { SiteBrowser } from "@/components/domain/sites/site-browser";
import { VISITOR } from "@/lib/access/actor";
import { listMetadata } from "@/lib/access/list-metadata";
import { getSiteBrowser } from "@/lib/domain/sites/browsing/queries";
import { siteBrowsingSchema } from "@/lib/domain/sites/browsing/schema";

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return listMetadata("/sites", await searchParams, {
    title: "示范点与做法",
    description: "清廉建设示范点和公开报道的做法，按地区、载体、级别查找，注明出处，可以预约参观。",
  });
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SitesPage({ searchParams }: Props) {
  const filter = siteBrowsingSchema.parse(await searchParams);
  const found = await getSiteBrowser(VISITOR, filter);
  return <SiteBrowser {...found} filter={filter} />;
}
