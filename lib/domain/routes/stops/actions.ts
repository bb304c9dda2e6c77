"use server";

import { defineAction } from "@/lib/access/action";
import { addStop, arrangeStops, editStop, removeStop } from "@/lib/domain/routes/stops/commands";
import {
  addStopSchema,
  arrangeStopsSchema,
  editStopSchema,
  removeStopSchema,
} from "@/lib/domain/routes/stops/schema";

const toRoute = ({ routeId }: { routeId: string }) => `/desk/routes/${routeId}`;

export const addStopAction = defineAction({
  name: "stop.add",
  schema: addStopSchema,
  command: addStop,
  redirectTo: toRoute,
});

export const editStopAction = defineAction({
  name: "stop.edit",
  schema: editStopSchema,
  command: editStop,
  redirectTo: toRoute,
});

export const removeStopAction = defineAction({
  name: "stop.remove",
  schema: removeStopSchema,
  command: removeStop,
  redirectTo: toRoute,
});

export const arrangeStopsAction = defineAction({
  name: "stop.arrange",
  schema: arrangeStopsSchema,
  command: arrangeStops,
  redirectTo: toRoute,
});
