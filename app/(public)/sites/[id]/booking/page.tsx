import type { Metadata } from "next";
import { BookingPage } from "@/components/domain/sites/booking-page";
import { VISITOR } from "@/lib/access/actor";
import { forPage } from "@/lib/access/page";
import { getBookingForm } from "@/lib/domain/sites/bookings/queries";

export const metadata: Metadata = { title: "预约参观", robots: { index: false } };

type Props = { params: Promise<{ id: string }> };

export default async function BookingRoute({ params }: Props) {
  return <BookingPage form={await forPage(getBookingForm(VISITOR, (await params).id))} />;
}
