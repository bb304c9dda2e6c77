import "server-only";
import { dingtalk } from "./dingtalk";
import { email } from "./email";
import type { Channel, ChannelName } from "./port";
import { smsFile } from "./sms-file";
import { wecom } from "./wecom";

const CHANNELS: Record<ChannelName, Channel> = { email, wecom, dingtalk, sms: smsFile };
const NAMES = Object.keys(CHANNELS) as ChannelName[];

/** The channel of a name. */
export function channel(name: ChannelName): Channel {
  return CHANNELS[name];
}

/** The channels that the deployment has set up. */
export function channelsOn(): ChannelName[] {
  return NAMES.filter((name) => CHANNELS[name].isOn());
}

/** Lets go of every connection: when a process ends. */
export function closeChannels(): void {
  for (const name of NAMES) CHANNELS[name].close();
}
