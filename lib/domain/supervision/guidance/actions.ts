"use server";

import { defineAction } from "@/lib/access/action";
import { guideBand } from "./commands";
import { guideBandSchema } from "./schema";

export const guideBandAction = defineAction({
  name: "guidance.send",
  schema: guideBandSchema,
  command: guideBand,
  redirectTo: ({ region, carrier }, { task }) =>
    `/desk/supervision/guidance?region=${region}&carrier=${carrier}${task ? `&task=${task}` : ""}&done=sent`,
});
