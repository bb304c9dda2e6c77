import "@/components/domain/public/public.css";
import type { ReactNode } from "react";
import { PublicSiteFrame } from "@/components/domain/public/public-site-frame";
import { VISITOR } from "@/lib/access/actor";
import { getPublicProfile } from "@/lib/domain/portal/queries";

// What is public changes when something is released; nothing on these pages depends on who reads them.
export const dynamic = "force-dynamic";

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const profile = await getPublicProfile(VISITOR);
  return <PublicSiteFrame profile={profile}>{children}</PublicSiteFrame>;
}
