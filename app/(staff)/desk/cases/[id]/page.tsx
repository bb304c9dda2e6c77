import type { Metadata } from "next";
import { CasePage } from "@/components/domain/cases/case-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getCasePage } from "@/lib/domain/cases/desk/queries";
import { caseIdSchema } from "@/lib/domain/cases/schema";

export const metadata: Metadata = { title: "案例" };

type Props = { params: Promise<{ id: string }> };

export default async function Case({ params }: Props) {
  const actor = await requireStaff();
  const id = caseIdSchema.parse((await params).id);
  return <CasePage {...(await forPage(getCasePage(actor, id)))} />;
}
