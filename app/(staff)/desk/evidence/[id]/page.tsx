import type { Metadata } from "next";
import { MaterialPage } from "@/components/domain/evidence/library/material-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getMaterial } from "@/lib/domain/evidence/library/queries";
import { checkEvidenceId } from "@/lib/domain/evidence/schema";

export const metadata: Metadata = { title: "材料" };

interface MaterialProps {
  params: Promise<{ id: string }>;
}

async function read({ params }: MaterialProps) {
  const actor = await requireStaff();
  return getMaterial(actor, checkEvidenceId((await params).id));
}

export default async function Material(props: MaterialProps) {
  return <MaterialPage material={await forPage(read(props))} />;
}
