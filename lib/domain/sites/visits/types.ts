import type { BookingContact } from "@/lib/domain/sites/bookings/types";
import type { BookingStatus } from "@/lib/platform/generated/prisma/enums";
import type { Day } from "@/lib/shared/dates";

/** A booking as the site's organisation lists it; who asked stands only on its own page. */
export interface DeskBooking {
  id: string;
  siteId: string;
  siteName: string;
  visitOn: Day;
  slot: string;
  people: number;
  purpose: string;
  status: BookingStatus;
  askedAt: Date;
  answeredByName: string | null;
  reason: string | null;
  regionCode: string;
  version: number;
}

/** A booking with what can be done to it. */
export interface DeskBookingDetail extends DeskBooking {
  /** Null once nobody needs it any more. */
  contact: BookingContact | null;
  /** The code to rate the visit with, to be handed over; null before and after. */
  ratingCode: string | null;
  can: { confirm: boolean; decline: boolean; hold: boolean; absent: boolean };
}

/** Counts of bookings by what became of them, and nothing else. */
export interface BookingCounts {
  requested: number;
  confirmed: number;
  held: number;
  people: number;
  declined: number;
  absent: number;
}
