import type { Metadata } from "next";
import { TermsPage } from "@/components/domain/culture/terms-page";
import { requireStaff } from "@/lib/access/page";
import { listTerms, mayKeepTerms } from "@/lib/domain/culture/terms/queries";

export const metadata: Metadata = { title: "文化分类" };

const FAMILIES = ["venue_kind", "work_type", "licence", "link_host"] as const;

export default async function Terms() {
  const actor = await requireStaff("culture.enter");
  const terms = await Promise.all(
    FAMILIES.map((family) => listTerms(actor, family, { withInactive: true })),
  );
  return <TermsPage terms={terms.flat()} mayKeep={mayKeepTerms(actor)} />;
}
