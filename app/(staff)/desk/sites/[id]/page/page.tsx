import type { Metadata } from "next";
import { ComposePage } from "@/components/domain/sites/desk/compose-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getPageForm } from "@/lib/domain/sites/pages/queries";

export const metadata: Metadata = { title: "示范点公开页面" };

export default async function Compose({ params }: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([requireStaff(), params]);
  return <ComposePage form={await forPage(getPageForm(actor, id))} />;
}
