"use server";

import { defineAction } from "@/lib/access/action";
import { linkAssignment } from "@/lib/domain/topics/linking/commands";
import { linkAssignmentSchema } from "@/lib/domain/topics/linking/schema";

export const linkAssignmentAction = defineAction({
  name: "topic.link_assignment",
  schema: linkAssignmentSchema,
  command: linkAssignment,
  redirectTo: ({ topicId }) => `/desk/topics/${topicId}`,
});
