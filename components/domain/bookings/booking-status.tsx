import type { ComponentProps } from "react";
import { StatusMark } from "@/components/ui/mark";
import { bookingStatusWords } from "@/lib/domain/sites/bookings/labels";
import type { BookingStatus } from "@/lib/platform/generated/prisma/enums";

type Look = Pick<ComponentProps<typeof StatusMark>, "tone" | "shape">;

const LOOKS: Record<BookingStatus, Look> = {
  requested: { tone: "lian", shape: "hourglass" },
  confirmed: { tone: "qing", shape: "circle" },
  declined: { tone: "amber", shape: "return" },
  cancelled: { tone: "grey", shape: "dash" },
  held: { tone: "plain", shape: "check" },
  absent: { tone: "grey", shape: "dotted" },
};

/** How a booking stands, as shape, word and colour. */
export function BookingStatusMark({ status }: { status: BookingStatus }) {
  return <StatusMark {...LOOKS[status]} word={bookingStatusWords[status]} />;
}
