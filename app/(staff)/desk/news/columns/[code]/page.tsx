import type { Metadata } from "next";
import { ColumnPage } from "@/components/domain/news/column-forms";
import { forPage, requireStaff } from "@/lib/access/page";
import { getColumn } from "@/lib/domain/news/columns/queries";

export const metadata: Metadata = { title: "栏目" };

interface ColumnProps {
  params: Promise<{ code: string }>;
}

export default async function Column({ params }: ColumnProps) {
  const actor = await requireStaff("portal.manage");
  return <ColumnPage column={await forPage(getColumn(actor, (await params).code))} />;
}
