import type { Metadata } from "next";
import { HomePage } from "@/components/domain/public/home-page";
import { LinkedData } from "@/components/domain/publications/linked-data";
import { VISITOR } from "@/lib/access/actor";
import { getPublicHome } from "@/lib/domain/portal/home/queries";
import { getPublicProfile } from "@/lib/domain/portal/queries";
import { siteData } from "@/lib/domain/publications/linked-data/rules";
import { publicAddress } from "@/lib/platform/env";

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await getPublicProfile(VISITOR);
  return {
    title: { absolute: name },
    alternates: { types: { "application/rss+xml": publicAddress("/feed.xml") } },
  };
}

export default async function Home() {
  const [home, profile] = await Promise.all([getPublicHome(VISITOR), getPublicProfile(VISITOR)]);
  return (
    <>
      <HomePage home={home} />
      <LinkedData data={siteData({ ...profile, url: publicAddress("/") })} />
    </>
  );
}
