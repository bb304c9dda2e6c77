"use server";

import { defineAction } from "@/lib/access/action";
import { keepView, moveView, removeView, renameView, restoreView } from "./commands";
import { keepViewSchema, moveViewSchema, renameViewSchema, viewSchema } from "./schema";

export const keepViewAction = defineAction({
  name: "view.keep",
  schema: keepViewSchema,
  command: keepView,
  redirectTo: ({ viewId }) => `/desk/views/${viewId}?done=kept`,
});

export const renameViewAction = defineAction({
  name: "view.rename",
  schema: renameViewSchema,
  command: renameView,
  redirectTo: ({ viewId }) => `/desk/views/${viewId}?done=renamed`,
});

export const moveViewAction = defineAction({
  name: "view.move",
  schema: moveViewSchema,
  command: moveView,
  redirectTo: () => "/desk/views",
});

export const removeViewAction = defineAction({
  name: "view.remove",
  schema: viewSchema,
  command: removeView,
  redirectTo: ({ viewId }) => `/desk/views?undo=${viewId}`,
});

export const restoreViewAction = defineAction({
  name: "view.restore",
  schema: viewSchema,
  command: restoreView,
  redirectTo: () => "/desk/views?done=restored",
});
