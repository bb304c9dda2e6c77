"use server";

import { defineAction } from "@/lib/access/action";
import { removeException, setException } from "@/lib/domain/calendar/commands";
import { removeExceptionSchema, setExceptionSchema } from "@/lib/domain/calendar/schema";

export const setExceptionAction = defineAction({
  name: "calendar.set",
  schema: setExceptionSchema,
  command: setException,
  redirectTo: ({ date }) => `/desk/admin/calendar?year=${date.slice(0, 4)}&done=set`,
});

export const removeExceptionAction = defineAction({
  name: "calendar.remove",
  schema: removeExceptionSchema,
  command: removeException,
  redirectTo: ({ date }) => `/desk/admin/calendar?year=${date.slice(0, 4)}&done=removed`,
});
