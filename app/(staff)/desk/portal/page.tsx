import type { Metadata } from "next";
import { PortalPage } from "@/components/domain/portal/portal-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getPortalSettings } from "@/lib/domain/portal/settings/queries";

export const metadata: Metadata = { title: "网站设置" };

type PortalProps = { searchParams: Promise<{ done?: string }> };

export default async function Portal({ searchParams }: PortalProps) {
  const actor = await requireStaff("portal.manage");
  const { done } = await searchParams;
  return <PortalPage settings={await forPage(getPortalSettings(actor))} done={done} />;
}
