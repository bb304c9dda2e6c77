import type { Metadata } from "next";
import { BookingsPage } from "@/components/domain/bookings/bookings-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { countDeskBookings, listDeskBookings } from "@/lib/domain/sites/visits/queries";
import { bookingListSchema } from "@/lib/domain/sites/visits/schema";

export const metadata: Metadata = { title: "参观预约" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Bookings({ searchParams }: Props) {
  const actor = await requireStaff("booking.answer");
  const filter = bookingListSchema.parse(await searchParams);
  const [found, counts] = await forPage(
    Promise.all([listDeskBookings(actor, filter), countDeskBookings(actor)]),
  );
  return <BookingsPage filter={filter} counts={counts} {...found} />;
}
