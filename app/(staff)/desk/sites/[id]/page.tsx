import type { Metadata } from "next";
import { DeskSitePage } from "@/components/domain/sites/desk/site-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getDeskSite } from "@/lib/domain/sites/desk/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "示范点" };

export default async function Site({ params }: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([requireStaff(), params]);
  const view = await forPage(getDeskSite(actor, id));
  return <DeskSitePage {...view} formKey={newId()} />;
}
