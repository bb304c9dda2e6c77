"use server";

import { defineAction } from "@/lib/access/action";
import { setOpening } from "@/lib/domain/sites/openings/commands";
import { openingSchema } from "@/lib/domain/sites/openings/schema";

export const setOpeningAction = defineAction({
  name: "booking.set_opening",
  schema: openingSchema,
  command: setOpening,
  redirectTo: () => "/desk/bookings/openings",
});
