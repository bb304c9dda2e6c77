"use server";

import { defineAction } from "@/lib/access/action";
import { makePack } from "@/lib/domain/meetings/packs/commands";
import { makePackSchema } from "@/lib/domain/meetings/packs/schema";

export const makePackAction = defineAction({
  name: "meeting.make_pack",
  schema: makePackSchema,
  command: makePack,
  redirectTo: ({ meetingId }) => `/desk/meetings/${meetingId}`,
});
