import type { Metadata } from "next";
import { AdoptPage } from "@/components/domain/cases/adopt-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getAdoptPage } from "@/lib/domain/cases/desk/queries";
import { caseIdSchema } from "@/lib/domain/cases/schema";

export const metadata: Metadata = { title: "我们学了这个做法" };

type Props = { params: Promise<{ id: string }> };

export default async function AdoptCase({ params }: Props) {
  const actor = await requireStaff("case.submit");
  const id = caseIdSchema.parse((await params).id);
  return <AdoptPage {...(await forPage(getAdoptPage(actor, id)))} />;
}
