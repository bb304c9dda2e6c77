import type { Metadata } from "next";
import { FindBookingPage } from "@/components/domain/sites/find-booking-page";

export const metadata: Metadata = { title: "查询或取消预约", robots: { index: false } };

export default function FindBookingRoute() {
  return <FindBookingPage />;
}
