import type { Metadata } from "next";
import { SiteBrowser } from "@/components/domain/sites/site-browser";
import { VISITOR } from "@/lib/access/actor";
import { getSiteBrowser } from "@/lib/domain/sites/home/queries";
import { siteFilterSchema } from "@/lib/domain/sites/schema";

export const metadata: Metadata = {
  title: "示范点与做法",
  description: "公开报道中的清廉建设示范点和做法，按市州和载体查找，注明出处。",
};

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SitesPage({ searchParams }: Props) {
  const filter = siteFilterSchema.parse(await searchParams);
  const found = await getSiteBrowser(VISITOR, filter);
  return <SiteBrowser {...found} filter={filter} />;
}
