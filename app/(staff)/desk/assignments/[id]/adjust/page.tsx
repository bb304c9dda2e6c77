import type { Metadata } from "next";
import { RequestPage } from "@/components/domain/adjustments/request-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { findLikelyRoute, getAdjustable } from "@/lib/domain/adjustments/requests/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "申请延期或调整" };

interface AdjustProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ kind?: string }>;
}

export default async function Adjust({ params, searchParams }: AdjustProps) {
  const actor = await requireStaff("adjustment.request");
  const { id } = await params;
  const kind = (await searchParams).kind === "target" ? "target" : "extension";
  const subject = await forPage(getAdjustable(actor, id));
  const route = await findLikelyRoute(actor, subject, kind);
  return <RequestPage subject={subject} kind={kind} route={route} formKey={newId()} />;
}
