import type { Metadata } from "next";
import { DoubtsPage } from "@/components/domain/reviews/doubts/doubts-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getDoubts } from "@/lib/domain/reviews/doubts/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "存疑" };

type DoubtsProps = { searchParams: Promise<{ at?: string }> };

export default async function Doubts({ searchParams }: DoubtsProps) {
  const actor = await requireStaff();
  const doubts = await forPage(getDoubts(actor));
  const { at } = await searchParams;
  const mine = doubts.toAnswer.filter(({ mayAnswer }) => mayAnswer);
  const chosen = mine.find(({ id }) => id === at) ?? mine[0];
  return <DoubtsPage doubts={doubts} chosen={chosen} formKey={newId()} />;
}
