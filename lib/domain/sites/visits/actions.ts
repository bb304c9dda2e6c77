"use server";

import { defineAction } from "@/lib/access/action";
import {
  confirmVisit,
  declineVisit,
  holdVisit,
  missVisit,
} from "@/lib/domain/sites/visits/commands";
import { declineSchema, moveSchema } from "@/lib/domain/sites/visits/schema";

const toBooking = ({ bookingId }: { bookingId: string }) => `/desk/bookings/${bookingId}`;

export const confirmVisitAction = defineAction({
  name: "booking.confirm",
  schema: moveSchema,
  command: confirmVisit,
  redirectTo: toBooking,
});

export const declineVisitAction = defineAction({
  name: "booking.decline",
  schema: declineSchema,
  command: declineVisit,
  redirectTo: toBooking,
});

export const holdVisitAction = defineAction({
  name: "booking.hold",
  schema: moveSchema,
  command: holdVisit,
  redirectTo: toBooking,
});

export const missVisitAction = defineAction({
  name: "booking.absent",
  schema: moveSchema,
  command: missVisit,
  redirectTo: toBooking,
});
