import type { Metadata } from "next";
import { PausesPage } from "@/components/domain/windows/pauses-page";
import { requireStaff } from "@/lib/access/page";
import { listPauses } from "@/lib/domain/windows/pauses/queries";

export const metadata: Metadata = { title: "挂起" };

export default async function Pauses({
  searchParams,
}: {
  searchParams: Promise<{ done?: string }>;
}) {
  const actor = await requireStaff("window.manage");
  return <PausesPage pauses={await listPauses(actor)} done={(await searchParams).done} />;
}
