import type { Metadata } from "next";
import { ProposePage } from "@/components/domain/topics/propose-page";
import { requireStaff } from "@/lib/access/page";
import { readProposalChoices } from "@/lib/domain/topics/proposals/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "整理成题" };

export default async function NewTopic() {
  const actor = await requireStaff("topic.manage");
  return <ProposePage {...(await readProposalChoices(actor))} formKey={newId()} />;
}
