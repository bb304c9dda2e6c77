import type { Metadata } from "next";
import { TermsPage } from "@/components/domain/sites/desk/terms-page";
import { requireStaff } from "@/lib/access/page";
import { getSeenSiteTerms, setsTerms } from "@/lib/domain/sites/terms/queries";

export const metadata: Metadata = { title: "示范点期限与信号" };

export default async function Terms() {
  const actor = await requireStaff("site.manage");
  return <TermsPage {...(await getSeenSiteTerms(actor))} maySet={setsTerms(actor)} />;
}
