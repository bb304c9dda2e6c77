import type { Metadata } from "next";
import { FindBookingPage } from "@/components/domain/sites/find-booking-page";
import { OwnBookingPage } from "@/components/domain/sites/own-booking-page";
import { VISITOR } from "@/lib/access/actor";
import { findBookingForPage } from "@/lib/domain/sites/bookings/queries";
import { bookingUrl } from "@/lib/domain/sites/page/queries";

export const metadata: Metadata = { title: "我的预约", robots: { index: false, follow: false } };

type Props = { params: Promise<{ code: string }> };

export default async function OwnBookingRoute({ params }: Props) {
  const found = await findBookingForPage(VISITOR, decodeURIComponent((await params).code));
  if ("refused" in found) return <FindBookingPage refused={found.refused} />;
  return <OwnBookingPage {...found} url={bookingUrl(found.code)} today={new Date()} />;
}
