import type { Metadata } from "next";
import { BookingDeskPage } from "@/components/domain/bookings/booking-desk-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { rateUrl } from "@/lib/domain/sites/page/queries";
import { getDeskBooking } from "@/lib/domain/sites/visits/queries";

export const metadata: Metadata = { title: "参观预约" };

type Props = { params: Promise<{ id: string }> };

export default async function DeskBooking({ params }: Props) {
  const actor = await requireStaff("booking.answer");
  const booking = await forPage(getDeskBooking(actor, (await params).id));
  return <BookingDeskPage booking={booking} rateUrl={rateUrl(booking.ratingCode ?? "")} />;
}
