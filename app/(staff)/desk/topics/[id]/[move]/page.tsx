import type { Metadata } from "next";
import { MovePage } from "@/components/domain/topics/move-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getTopic } from "@/lib/domain/topics/queries";
import { moveOf } from "@/lib/domain/topics/schema";
import { getTopicSettings } from "@/lib/domain/topics/settings/queries";
import { dayAt } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "办理点题" };

interface MoveProps {
  params: Promise<{ id: string; move: string }>;
}

export default async function Move({ params }: MoveProps) {
  const actor = await requireStaff();
  const { id, move } = await params;
  const wanted = await forPage(Promise.resolve().then(() => moveOf(move)));
  const topic = await forPage(getTopic(actor, id));
  const { answerDays } = await getTopicSettings(actor);
  const facts = { topic, answerDays, formKey: newId(), today: dayAt(new Date()) };
  return <MovePage move={wanted} {...facts} />;
}
