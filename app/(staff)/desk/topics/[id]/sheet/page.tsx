import type { Metadata } from "next";
import { SheetPage } from "@/components/domain/topics/sheet-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getTopic } from "@/lib/domain/topics/queries";
import { publicAddress } from "@/lib/platform/env";
import { addDays, dayAt } from "@/lib/shared/dates";

export const metadata: Metadata = { title: "打印评价码" };

interface SheetProps {
  params: Promise<{ id: string }>;
}

const DAYS_TO_RATE = 14;

export default async function Sheet({ params }: SheetProps) {
  const actor = await requireStaff("topic.manage");
  const topic = await forPage(getTopic(actor, (await params).id));
  const rateUrl = publicAddress("/rate");
  const expiresOn = addDays(dayAt(new Date()), DAYS_TO_RATE);
  return <SheetPage topic={topic} expiresOn={expiresOn} rateUrl={rateUrl} />;
}
