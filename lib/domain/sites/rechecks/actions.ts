"use server";

import { defineAction } from "@/lib/access/action";
import { decideRecheck, drawRechecks, startRecheck } from "@/lib/domain/sites/rechecks/commands";
import {
  decideRecheckSchema,
  drawSchema,
  startRecheckSchema,
} from "@/lib/domain/sites/rechecks/schema";

const page = ({ siteId }: { siteId: string }) => `/desk/sites/${siteId}`;

export const startRecheckAction = defineAction({
  name: "site.start_recheck",
  schema: startRecheckSchema,
  command: startRecheck,
  redirectTo: page,
});

export const drawRechecksAction = defineAction({
  name: "site.draw_rechecks",
  schema: drawSchema,
  command: drawRechecks,
  redirectTo: ({ due, drawn }) => `/desk/sites/rechecks?due=${due}&drawn=${drawn}`,
});

export const decideRecheckAction = defineAction({
  name: "site.decide_recheck",
  schema: decideRecheckSchema,
  command: decideRecheck,
  redirectTo: page,
});
