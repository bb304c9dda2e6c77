import type { Metadata } from "next";
import { ObjectionPage } from "@/components/domain/notices/objection-page";
import { VISITOR } from "@/lib/access/actor";
import { forPage } from "@/lib/access/page";
import { getNoticeWindow } from "@/lib/domain/sites/notices/queries";

export const metadata: Metadata = { title: "提出异议", robots: { index: false } };

export default async function Objection({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <ObjectionPage window={await forPage(getNoticeWindow(VISITOR, id))} />;
}
