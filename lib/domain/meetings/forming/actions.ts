"use server";

import { defineAction } from "@/lib/access/action";
import { formTasks } from "@/lib/domain/meetings/forming/commands";
import { formTasksSchema } from "@/lib/domain/meetings/forming/schema";

export const formTasksAction = defineAction({
  name: "resolution.form",
  schema: formTasksSchema,
  command: formTasks,
  redirectTo: ({ meetingId }) => `/desk/meetings/${meetingId}/items`,
});
