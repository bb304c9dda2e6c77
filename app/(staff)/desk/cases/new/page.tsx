import type { Metadata } from "next";
import { DraftPage } from "@/components/domain/cases/draft-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getDraftPage } from "@/lib/domain/cases/desk/queries";

export const metadata: Metadata = { title: "写案例" };

export default async function NewCase() {
  const actor = await requireStaff("case.submit");
  return <DraftPage {...(await forPage(getDraftPage(actor)))} />;
}
