"use server";

import { defineAction } from "@/lib/access/action";
import { addRobot, removeRobot, switchRobot, tryRobot } from "./commands";
import { addRobotSchema, robotSchema, switchRobotSchema } from "./schema";

const PAGE = "/desk/account/messages";

export const addRobotAction = defineAction({
  name: "robot.add",
  schema: addRobotSchema,
  command: addRobot,
  redirectTo: () => `${PAGE}?done=robot_added#robots`,
});

export const switchRobotAction = defineAction({
  name: "robot.switch",
  schema: switchRobotSchema,
  command: switchRobot,
  redirectTo: () => `${PAGE}?done=robot_switched#robots`,
});

export const removeRobotAction = defineAction({
  name: "robot.remove",
  schema: robotSchema,
  command: removeRobot,
  redirectTo: () => `${PAGE}?done=robot_removed#robots`,
});

export const tryRobotAction = defineAction({
  name: "robot.try",
  schema: robotSchema,
  command: tryRobot,
  redirectTo: () => `${PAGE}?done=robot_tried#robots`,
});
