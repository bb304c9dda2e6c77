"use server";

import { defineAction } from "@/lib/access/action";
import { cancelBooking, openBooking, requestBooking } from "@/lib/domain/sites/bookings/commands";
import { bookingCodeSchema, bookingSchema, cancelSchema } from "@/lib/domain/sites/bookings/schema";

const toBooking = ({ code }: { code: string }) => `/sites/bookings/${code}`;

export const requestBookingAction = defineAction({
  name: "booking.request",
  schema: bookingSchema,
  command: requestBooking,
  open: true,
  redirectTo: toBooking,
});

export const openBookingAction = defineAction({
  name: "booking.open",
  schema: bookingCodeSchema,
  command: openBooking,
  open: true,
  redirectTo: toBooking,
});

export const cancelBookingAction = defineAction({
  name: "booking.cancel",
  schema: cancelSchema,
  command: cancelBooking,
  open: true,
  redirectTo: toBooking,
});
