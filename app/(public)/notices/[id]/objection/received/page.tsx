import type { Metadata } from "next";
import { ObjectionReceived } from "@/components/domain/notices/objection-page";
import { VISITOR } from "@/lib/access/actor";
import { forPage } from "@/lib/access/page";
import { getNoticeWindow } from "@/lib/domain/sites/notices/queries";

export const metadata: Metadata = { title: "已收到异议", robots: { index: false } };

export default async function Received({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { noticeId } = await forPage(getNoticeWindow(VISITOR, id));
  return <ObjectionReceived noticeId={noticeId} />;
}
