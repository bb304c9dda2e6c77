import type { Metadata } from "next";
import { EditionPage } from "@/components/domain/editions/edition-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { checkEdition } from "@/lib/domain/editions/comparing/queries";
import { canRelease } from "@/lib/domain/editions/policy";
import { getEdition } from "@/lib/domain/editions/queries";

export const metadata: Metadata = { title: "数据期" };

interface EditionProps {
  params: Promise<{ id: string }>;
}

export default async function Edition({ params }: EditionProps) {
  const actor = await requireStaff("edition.read");
  const { id } = await params;
  const edition = await forPage(getEdition(actor, id));
  return (
    <EditionPage
      edition={edition}
      check={await checkEdition(actor, id)}
      mayRelease={canRelease(actor, edition)}
      isOwnFreeze={edition.frozenById === actor.accountId}
    />
  );
}
