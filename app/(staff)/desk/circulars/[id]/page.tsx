import type { Metadata } from "next";
import { CircularPage } from "@/components/domain/circulars/circular-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { findDrafterFacts } from "@/lib/domain/circulars/drafting/queries";
import { getCircular } from "@/lib/domain/circulars/queries";
import { momentLabel } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "情况通报" };

interface CircularProps {
  params: Promise<{ id: string }>;
}

export default async function Circular({ params }: CircularProps) {
  const actor = await requireStaff("circular.receive");
  const circular = await forPage(getCircular(actor, (await params).id));
  return (
    <CircularPage
      circular={circular}
      drafter={await findDrafterFacts(actor, circular)}
      formKey={newId()}
      print={{ person: actor.name, time: momentLabel(new Date()) }}
    />
  );
}
