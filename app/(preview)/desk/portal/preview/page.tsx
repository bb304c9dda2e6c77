import "@/components/domain/public/public.css";
import type { Metadata } from "next";
import { PortalPreview } from "@/components/domain/portal/portal-preview";
import { forPage, requireStaff } from "@/lib/access/page";
import { getPublicHome } from "@/lib/domain/portal/home/queries";
import { getPortalSettings } from "@/lib/domain/portal/settings/queries";

export const metadata: Metadata = { title: "预览网站设置" };

export default async function Preview() {
  const actor = await requireStaff("portal.manage");
  const settings = await forPage(getPortalSettings(actor));
  return <PortalPreview settings={settings} home={await getPublicHome(actor)} />;
}
