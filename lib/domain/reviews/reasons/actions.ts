"use server";

import { defineAction } from "@/lib/access/action";
import { addReason, changeReason, moveReason, removeReason } from "./commands";
import { reasonChangeSchema, reasonMoveSchema, reasonRemovalSchema, reasonSchema } from "./schema";

const toPage = () => "/desk/reviews/settings?done=reason#reasons";

/** Adds a standard reason. */
export const addReasonAction = defineAction({
  name: "reason.add",
  schema: reasonSchema,
  command: addReason,
  redirectTo: toPage,
});

/** Words one anew. */
export const changeReasonAction = defineAction({
  name: "reason.change",
  schema: reasonChangeSchema,
  command: changeReason,
  redirectTo: toPage,
});

/** Moves one up. */
export const moveReasonAction = defineAction({
  name: "reason.move",
  schema: reasonMoveSchema,
  command: moveReason,
  redirectTo: toPage,
});

/** Takes one away. */
export const removeReasonAction = defineAction({
  name: "reason.remove",
  schema: reasonRemovalSchema,
  command: removeReason,
  redirectTo: toPage,
});
