"use server";

import { defineAction } from "@/lib/access/action";
import { endPause, pauseTask } from "./commands";
import { endPauseSchema, pauseSchema } from "./schema";

export const pauseTaskAction = defineAction({
  name: "task.pause",
  schema: pauseSchema,
  command: pauseTask,
  redirectTo: ({ assignments }) => `/desk/windows/pauses?done=paused&count=${assignments}`,
});

export const endPauseAction = defineAction({
  name: "task.resume",
  schema: endPauseSchema,
  command: endPause,
  redirectTo: ({ assignments }) => `/desk/windows/pauses?done=resumed&count=${assignments}`,
});
