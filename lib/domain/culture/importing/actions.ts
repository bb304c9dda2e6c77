"use server";

import { defineAction } from "@/lib/access/action";
import { importVenues } from "@/lib/domain/culture/importing/commands";
import { importVenuesSchema } from "@/lib/domain/culture/importing/schema";

export const importVenuesAction = defineAction({
  name: "venue.import",
  schema: importVenuesSchema,
  command: importVenues,
  redirectTo: ({ added, known }) => `/desk/culture/venues?added=${added}&known=${known}`,
});
