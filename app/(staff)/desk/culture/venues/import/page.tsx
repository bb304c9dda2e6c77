import type { Metadata } from "next";
import { ImportVenuesPage } from "@/components/domain/culture/import-venues-page";
import { requireStaff } from "@/lib/access/page";
import { listTerms } from "@/lib/domain/culture/terms/queries";

export const metadata: Metadata = { title: "批量导入阵地" };

export default async function ImportVenues() {
  const actor = await requireStaff("culture.enter");
  return <ImportVenuesPage kinds={await listTerms(actor, "venue_kind")} />;
}
