import "server-only";
import type { Channel } from "./port";
import { postToRobot } from "./robot-post";

/** Robots of 企业微信 groups: the key is part of the address. */
export const wecom: Channel = {
  isOn: () => true,
  send: (parcel) =>
    postToRobot(parcel.to, { msgtype: "text", text: { content: parcel.text.trim() } }),
  close: () => undefined,
};
