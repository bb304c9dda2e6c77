import type { Metadata } from "next";
import { OpeningsPage } from "@/components/domain/bookings/openings-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listOwnOpenings } from "@/lib/domain/sites/openings/queries";

export const metadata: Metadata = { title: "开放安排" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Openings({ searchParams }: Props) {
  const actor = await requireStaff("booking.answer");
  const { site } = await searchParams;
  return <OpeningsPage openings={await forPage(listOwnOpenings(actor))} siteId={String(site)} />;
}
