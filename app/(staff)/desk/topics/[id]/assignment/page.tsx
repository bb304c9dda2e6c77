import type { Metadata } from "next";
import { AssignmentPage } from "@/components/domain/topics/assignment-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getTopic } from "@/lib/domain/topics/queries";

export const metadata: Metadata = { title: "对应任务" };

interface AssignmentProps {
  params: Promise<{ id: string }>;
}

export default async function Assignment({ params }: AssignmentProps) {
  const actor = await requireStaff("topic.answer");
  return <AssignmentPage topic={await forPage(getTopic(actor, (await params).id))} />;
}
