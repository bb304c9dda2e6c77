import type { Metadata } from "next";
import { PortalPage } from "@/components/domain/portal/portal-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getSeenLicence } from "@/lib/domain/disclosure/licence/queries";
import { getReasonSettings } from "@/lib/domain/portal/reasons/queries";
import { getPortalSettings } from "@/lib/domain/portal/settings/queries";

export const metadata: Metadata = { title: "网站设置" };

type PortalProps = { searchParams: Promise<{ done?: string }> };

export default async function Portal({ searchParams }: PortalProps) {
  const actor = await requireStaff("portal.manage");
  const { done } = await searchParams;
  const settings = await forPage(getPortalSettings(actor));
  const [reasons, licence] = await Promise.all([getReasonSettings(actor), getSeenLicence(actor)]);
  return <PortalPage settings={settings} reasons={reasons} licence={licence} done={done} />;
}
