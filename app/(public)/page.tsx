import type { Metadata } from "next";
import { HomePage } from "@/components/domain/public/home-page";
import { VISITOR } from "@/lib/access/actor";
import { getPublicHome } from "@/lib/domain/portal/home/queries";
import { getPublicProfile } from "@/lib/domain/portal/queries";

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await getPublicProfile(VISITOR);
  return { title: { absolute: name } };
}

export default async function Home() {
  return <HomePage home={await getPublicHome(VISITOR)} />;
}
