import * as z from "zod";

/** 形成任务: all lines of a meeting that are whole. */
export const formTasksSchema = z.object({
  meetingId: z.uuid(),
  key: z.uuid().optional(),
});

export type FormTasksInput = z.infer<typeof formTasksSchema>;
