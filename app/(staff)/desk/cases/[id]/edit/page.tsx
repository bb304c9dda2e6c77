import type { Metadata } from "next";
import { DraftPage } from "@/components/domain/cases/draft-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getDraftPage } from "@/lib/domain/cases/desk/queries";
import { caseIdSchema } from "@/lib/domain/cases/schema";

export const metadata: Metadata = { title: "修改案例" };

type Props = { params: Promise<{ id: string }> };

export default async function EditCase({ params }: Props) {
  const actor = await requireStaff("case.submit");
  const id = caseIdSchema.parse((await params).id);
  return <DraftPage {...(await forPage(getDraftPage(actor, id)))} />;
}
