import type { BookingStatus } from "@/lib/platform/generated/prisma/enums";
import type { Day } from "@/lib/shared/dates";

/** Who booked: sealed in the database, seen by the site's organisation while it is needed. */
export interface BookingContact {
  name: string;
  phone: string;
  /** What the visitors need: wheelchair, sign language … */
  needs: string;
}

/** What a visitor asks for. */
export interface VisitWish extends BookingContact {
  siteId: string;
  visitOn: Day;
  slot: string;
  people: number;
  purpose: string;
}

/** A booking as whoever holds its code sees it: without name and telephone. */
export interface OwnBooking {
  id: string;
  siteId: string;
  siteName: string;
  visitOn: Day;
  slot: string;
  people: number;
  purpose: string;
  status: BookingStatus;
  reason: string | null;
  version: number;
  /** The code to rate the visit with, once it took place. */
  ratingCode: string | null;
}

/** What the form to book at a site shows. */
export interface BookingFormFacts {
  siteId: string;
  siteName: string;
  capacity: number;
  hours: { day: Day; slot: string; left: number }[];
}
