import type { Metadata } from "next";
import { OpeningsPage } from "@/components/domain/windows/openings-page";
import { requireStaff } from "@/lib/access/page";
import { getClock } from "@/lib/domain/calendar/queries";
import { listOpenExceptions, listWaitingOpenings } from "@/lib/domain/windows/openings/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "窗口与挂起" };

type WindowsProps = { searchParams: Promise<{ at?: string; wide?: string; done?: string }> };

export default async function Windows({ searchParams }: WindowsProps) {
  const actor = await requireStaff("window.manage");
  const { at, wide, done } = await searchParams;
  const [waiting, exceptions, { today }] = await Promise.all([
    listWaitingOpenings(actor, wide === "1"),
    listOpenExceptions(actor),
    getClock(actor),
  ]);
  const mine = waiting.filter((one) => !one.isOwn);
  const chosen = mine.find((one) => one.id === at) ?? mine[0];
  const lists = { waiting, exceptions, chosen, isWide: wide === "1" };
  return <OpeningsPage {...lists} today={today} formKey={newId()} done={done} />;
}
