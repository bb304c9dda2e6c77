"use server";

import { defineAction } from "@/lib/access/action";
import { takeNotice } from "./commands";
import { takeNoticeSchema } from "./schema";

export const takeNoticeAction = defineAction({
  name: "calendar.take_notice",
  schema: takeNoticeSchema,
  command: takeNotice,
  redirectTo: ({ year }) => `/desk/admin/calendar?year=${year}&done=taken`,
});
